namespace PgRollback.Catalog.Expressions;

/// <summary>SELECT, VALUES, TABLE, a set operation, or a statement that changes rows.</summary>
internal abstract class QueryNode : SqlNode
{
    public WithNode? With { get; set; }

    public List<SortNode> OrderBy { get; set; } = [];

    public List<ExpressionNode> Limits { get; } = [];

    /// <summary>FOR UPDATE OF.</summary>
    public List<NamePart> Locked { get; } = [];

    /// <summary>Where its own text begins, behind WITH.</summary>
    public int BodyStart { get; set; }
}

internal sealed class WithNode : SqlNode
{
    public bool IsRecursive { get; init; }

    public List<CommonTableNode> Tables { get; } = [];
}

internal sealed class CommonTableNode(string name, QueryNode query) : SqlNode
{
    public string Name => name;

    public QueryNode Query => query;

    public List<string> Columns { get; init; } = [];

    /// <summary>Columns that SEARCH and CYCLE add.</summary>
    public List<string> Added { get; } = [];
}

/// <summary>An item of a SELECT list or RETURNING.</summary>
internal sealed class TargetNode(ExpressionNode value) : SqlNode
{
    public ExpressionNode Value => value;

    public string? Alias { get; set; }

    /// <summary>Where an alias without AS stands; −1 otherwise.</summary>
    public int BareAliasStart { get; set; } = -1;
}

internal sealed class SelectNode : QueryNode
{
    public List<ExpressionNode> DistinctOn { get; } = [];

    public List<TargetNode> Targets { get; } = [];

    public List<FromNode> From { get; } = [];

    public ExpressionNode? Where { get; set; }

    public List<ExpressionNode> GroupBy { get; } = [];

    public bool HasGrouping { get; set; }

    /// <summary>GROUPING SETS, ROLLUP or CUBE among the keys.</summary>
    public bool HasGroupingSets { get; set; }

    public ExpressionNode? Having { get; set; }

    public List<WindowNode> Windows { get; } = [];
}

internal sealed class ValuesNode : QueryNode
{
    public List<RowNode> Rows { get; } = [];
}

/// <summary>TABLE t.</summary>
internal sealed class TableNode(RelationNode relation) : QueryNode
{
    public RelationNode Relation => relation;
}

/// <summary>UNION, EXCEPT or INTERSECT of two or more; the columns are named by the first.</summary>
internal sealed class SetOperationNode : QueryNode
{
    public List<QueryNode> Branches { get; } = [];
}

internal abstract class FromNode : SqlNode
{
    public string? Alias { get; set; }

    /// <summary>Where an alias without AS stands; −1 otherwise.</summary>
    public int BareAliasStart { get; set; } = -1;

    /// <summary>Column names behind the alias; null entries never occur.</summary>
    public List<string> ColumnAliases { get; set; } = [];

    public bool IsLateral { get; set; }

    /// <summary>Where the item itself ends and its alias would begin.</summary>
    public int AliasStart { get; set; }

    /// <summary>Behind the alias, where a list of column names stands or could stand.</summary>
    public int AliasEnd { get; set; }

    /// <summary>Behind that list.</summary>
    public int ColumnAliasesEnd { get; set; }
}

internal sealed class RelationNode(NamePart[] name) : FromNode
{
    public NamePart[] Name => name;

    /// <summary>Behind ONLY.</summary>
    public int NameStart { get; set; }

    public NamePart[]? SampleMethod { get; set; }

    public List<ExpressionNode> SampleArguments { get; } = [];
}

internal sealed class SubqueryFromNode(QueryNode query) : FromNode
{
    public QueryNode Query => query;
}

internal sealed class FunctionFromNode : FromNode
{
    public List<FunctionItem> Functions { get; } = [];

    public bool HasOrdinality { get; set; }

    public bool IsRowsFrom { get; set; }
}

internal sealed class FunctionItem(ExpressionNode call)
{
    public ExpressionNode Call => call;

    /// <summary>AS (name type, …); null when there is none.</summary>
    public List<ColumnDefinitionNode>? Columns { get; set; }
}

internal sealed class ColumnDefinitionNode(string name, TypeNode? type) : SqlNode
{
    public string Name => name;

    public TypeNode? Type => type;
}

/// <summary>XMLTABLE or JSON_TABLE: expressions inside and columns that it makes.</summary>
internal sealed class TableFunctionNode(string name) : FromNode
{
    public string Name => name;

    public List<ExpressionNode> Expressions { get; } = [];

    public List<ColumnDefinitionNode> Columns { get; } = [];
}

internal enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
}

internal sealed class JoinNode(FromNode left, FromNode right) : FromNode
{
    public FromNode Left => left;

    public FromNode Right => right;

    public JoinKind Kind { get; init; }

    /// <summary>Start of the word NATURAL; −1 when it is not written.</summary>
    public int NaturalStart { get; init; } = -1;

    public int NaturalEnd { get; init; }

    /// <summary>Start of the word JOIN.</summary>
    public int JoinStart { get; init; }

    public List<NamePart>? Using { get; set; }

    public string? UsingAlias { get; set; }

    public ExpressionNode? On { get; set; }
}

/// <summary>INSERT, UPDATE, DELETE, MERGE inside a query, a rule or a routine.</summary>
internal abstract class ChangeNode(RelationNode target) : QueryNode
{
    public RelationNode Target => target;

    public List<FromNode> From { get; } = [];

    public ExpressionNode? Where { get; set; }

    public List<TargetNode> Returning { get; } = [];

    /// <summary>RETURNING WITH (OLD AS o, NEW AS n).</summary>
    public string? OldAlias { get; set; }

    public string? NewAlias { get; set; }
}

internal sealed class InsertNode(RelationNode target) : ChangeNode(target)
{
    public List<NamePart> Columns { get; } = [];

    /// <summary>Null: DEFAULT VALUES.</summary>
    public QueryNode? Source { get; set; }

    public List<ExpressionNode> ConflictKeys { get; } = [];

    public ExpressionNode? ConflictWhere { get; set; }

    public NamePart? ConflictConstraint { get; set; }

    public List<AssignmentNode> ConflictSet { get; } = [];

    public ExpressionNode? ConflictUpdateWhere { get; set; }
}

/// <summary><c>a = x</c>, <c>(a, b) = (x, y)</c>, <c>(a, b) = (SELECT …)</c>.</summary>
internal sealed class AssignmentNode(ExpressionNode value)
{
    public List<NamePart> Columns { get; } = [];

    /// <summary>Those of which not an element or a field is set.</summary>
    public List<NamePart> WholeColumns { get; } = [];

    public ExpressionNode Value => value;

    public List<ExpressionNode> Subscripts { get; } = [];
}

internal sealed class UpdateNode(RelationNode target) : ChangeNode(target)
{
    public List<AssignmentNode> Set { get; } = [];
}

internal sealed class DeleteNode(RelationNode target) : ChangeNode(target);

internal sealed class MergeNode(RelationNode target) : ChangeNode(target)
{
    public ExpressionNode? On { get; set; }

    public List<MergeActionNode> Actions { get; } = [];
}

internal sealed class MergeActionNode
{
    public ExpressionNode? Condition { get; set; }

    public List<AssignmentNode> Set { get; } = [];

    public List<NamePart> Columns { get; } = [];

    public List<ExpressionNode> Values { get; } = [];
}
