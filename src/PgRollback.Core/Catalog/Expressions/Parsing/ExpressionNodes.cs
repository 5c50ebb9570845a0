using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>A stretch of SQL with a meaning; offsets into the text that was parsed.</summary>
internal abstract class SqlNode
{
    public int Start { get; set; }

    public int End { get; set; }
}

internal abstract class ExpressionNode : SqlNode
{
    public ExpressionNode Unparenthesized
    {
        get
        {
            var node = this;
            while (node is ParenthesisNode parenthesis)
            {
                node = parenthesis.Inner;
            }

            return node;
        }
    }
}

/// <summary>Where the parser gave up.</summary>
internal sealed class ErrorNode : ExpressionNode;

/// <summary>One part of a dotted name; null for <c>*</c>.</summary>
internal readonly record struct NamePart(string? Name, int Start, int End);

/// <summary><c>a</c>, <c>t.a</c>, <c>s.t.a</c>, <c>t.*</c>, <c>*</c>.</summary>
internal sealed class NameNode(NamePart[] parts) : ExpressionNode
{
    public NamePart[] Parts => parts;

    public bool IsStar => parts[parts.Length - 1].Name is null;

    /// <summary>What the binder found that gives an output column its name.</summary>
    public NameSource Source { get; set; }

    /// <summary>The column it was bound to, where that is a relation's.</summary>
    public RangeColumn? Column { get; set; }
}

/// <summary>The object whose current name an unnamed output column would take.</summary>
internal readonly record struct NameSource(ReferenceKind Kind, Oid Target, int Column)
{
    public bool IsNone => Target.IsNone;
}

/// <summary><c>.name</c>, <c>.*</c> (name null) or a subscript.</summary>
internal sealed class Indirection
{
    public string? Name { get; init; }

    public bool IsSubscript { get; init; }

    public bool IsSlice { get; init; }

    public ExpressionNode[] Subscripts { get; init; } = [];

    public int Start { get; init; }

    public int End { get; init; }

    public NameSource Source { get; set; }
}

internal sealed class IndirectionNode(ExpressionNode argument, List<Indirection> steps) : ExpressionNode
{
    public ExpressionNode Argument => argument;

    public List<Indirection> Steps => steps;
}

internal enum LiteralKind
{
    String,
    Bits,
    Integer,
    Numeric,
    Boolean,
    Null,
}

internal sealed class LiteralNode(LiteralKind kind, string value) : ExpressionNode
{
    public LiteralKind Kind => kind;

    public string Value => value;
}

/// <summary><c>$1</c>.</summary>
internal sealed class ParameterNode(int number) : ExpressionNode
{
    public int Number => number;
}

/// <summary><c>(x)</c>: transparent, but it breaks up chains of operators.</summary>
internal sealed class ParenthesisNode(ExpressionNode inner) : ExpressionNode
{
    public ExpressionNode Inner => inner;
}

/// <summary>A type as written: <see cref="Name"/> is PostgreSQL's own where the grammar knows the word.</summary>
internal sealed class TypeNode : SqlNode
{
    public required QualifiedName Name { get; init; }

    public bool IsGrammarType { get; init; }

    public string? Modifiers { get; init; }

    public int ArrayDimensions { get; init; }

    public bool SetOf { get; init; }

    public int NameStart { get; init; }

    public int NameEnd { get; init; }

    public NameSource Source { get; set; }
}

/// <summary><c>x::t</c>, <c>CAST(x AS t)</c>, <c>t 'x'</c>, TREAT.</summary>
internal sealed class CastNode(ExpressionNode argument, TypeNode type) : ExpressionNode
{
    public ExpressionNode Argument => argument;

    public TypeNode Type => type;

    /// <summary>PostgreSQL would convert so without being asked; set when it was bound and the argument's type is known.</summary>
    public bool IsImplicit { get; set; }
}

internal sealed class CollateNode(ExpressionNode argument, NamePart[] name) : ExpressionNode
{
    public ExpressionNode Argument => argument;

    public NamePart[] Name => name;
}

internal sealed class CallArgument
{
    public required ExpressionNode Value { get; init; }

    public string? Name { get; init; }

    public bool IsVariadic { get; init; }
}

/// <summary>A call in function syntax.</summary>
internal sealed class CallNode(NamePart[] name) : ExpressionNode
{
    public NamePart[] Name => name;

    /// <summary>As far as a routine of the catalog is looked up by it.</summary>
    public QualifiedName QualifiedName => new(name.Length > 1 ? name[name.Length - 2].Name : null, name[name.Length - 1].Name!);

    public List<CallArgument> Arguments { get; } = [];

    /// <summary><c>count(*)</c>.</summary>
    public bool HasStar { get; set; }

    public List<SortNode> OrderBy { get; set; } = [];

    public List<SortNode> WithinGroup { get; set; } = [];

    public ExpressionNode? Filter { get; set; }

    public WindowNode? Over { get; set; }

    public int NameEnd => name[name.Length - 1].End;

    /// <summary>The overload that it was bound to; null when that is not known.</summary>
    public Signature? Signature { get; set; }

    public NameSource Source { get; set; }
}

internal sealed class SortNode(ExpressionNode value) : SqlNode
{
    public ExpressionNode Value => value;

    /// <summary>USING operator.</summary>
    public OperatorName? Operator { get; set; }
}

/// <summary>A window's definition; names of other windows mean nothing to the catalog.</summary>
internal sealed class WindowNode : SqlNode
{
    public List<ExpressionNode> PartitionBy { get; } = [];

    public List<SortNode> OrderBy { get; } = [];

    public List<ExpressionNode> Bounds { get; } = [];
}

internal sealed class OperatorName
{
    public required string Name { get; init; }

    public string? Schema { get; init; }

    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>Written OPERATOR(…).</summary>
    public bool IsWrapped { get; init; }
}

/// <summary>An operator with one or two operands; long chains lean to the left.</summary>
internal sealed class OperatorNode(OperatorName name, ExpressionNode? left, ExpressionNode right) : ExpressionNode
{
    public OperatorName Name => name;

    public ExpressionNode? Left => left;

    public ExpressionNode Right => right;

    /// <summary>ANY, SOME or ALL before the right operand.</summary>
    public bool IsQuantified { get; init; }
}

/// <summary>AND, OR (any number of operands), NOT.</summary>
internal sealed class BooleanNode(Keyword word) : ExpressionNode
{
    public Keyword Word => word;

    public List<ExpressionNode> Operands { get; } = [];
}

/// <summary>What a construct of the grammar gives, as far as its words tell.</summary>
internal enum ConstructKind
{
    /// <summary>The result type is <see cref="ConstructNode.ResultType"/>, or unknown.</summary>
    Plain,

    /// <summary>All operands are brought to one type, which is the result's: COALESCE, GREATEST, LEAST.</summary>
    Unify,

    /// <summary>All operands are compared with the first: IN, BETWEEN, IS DISTINCT FROM, LIKE.</summary>
    Compare,

    /// <summary>The result has the first operand's type: NULLIF.</summary>
    First,
}

/// <summary>A construct with words of its own in the grammar: COALESCE, EXTRACT, IS NULL, BETWEEN, CURRENT_DATE …</summary>
internal sealed class ConstructNode(ConstructKind kind) : ExpressionNode
{
    public ConstructKind Kind => kind;

    public List<ExpressionNode> Operands { get; } = [];

    /// <summary>IN: a subquery among the operands is compared row by row.</summary>
    public bool IsMembership { get; init; }

    /// <summary>Types that stand in it: RETURNING, XMLSERIALIZE … AS.</summary>
    public List<TypeNode> Types { get; } = [];

    /// <summary>Operands that name an element by their column unless AS does.</summary>
    public List<ExpressionNode> Labelled { get; } = [];

    public List<SortNode> OrderBy { get; set; } = [];

    public ExpressionNode? Filter { get; set; }

    public WindowNode? Over { get; set; }

    /// <summary>Name that it gives to an output column; null: none.</summary>
    public string? OutputName { get; init; }

    /// <summary>A function of pg_catalog that it is another way of writing.</summary>
    public string? Function { get; init; }

    /// <summary>A type of pg_catalog.</summary>
    public string? ResultType { get; set; }
}

internal sealed class CaseNode : ExpressionNode
{
    public ExpressionNode? Argument { get; set; }

    public List<(ExpressionNode Condition, ExpressionNode Result)> Branches { get; } = [];

    public ExpressionNode? Else { get; set; }
}

/// <summary><c>ROW(a, b)</c> or <c>(a, b)</c>.</summary>
internal sealed class RowNode : ExpressionNode
{
    public bool IsExplicit { get; init; }

    public List<ExpressionNode> Items { get; } = [];

    /// <summary>Types of the items, once they are bound.</summary>
    public List<Typed> Types { get; set; } = [];
}

internal sealed class ArrayNode : ExpressionNode
{
    public List<ExpressionNode> Items { get; } = [];
}

internal enum SubqueryKind
{
    Scalar,
    Exists,
    Array,
}

internal sealed class SubqueryNode(SubqueryKind kind, QueryNode query) : ExpressionNode
{
    public SubqueryKind Kind => kind;

    /// <summary>Its columns, once it is bound and when they are known.</summary>
    public List<OutputColumn>? Columns { get; set; }

    public QueryNode Query => query;
}

/// <summary>DEFAULT as a value.</summary>
internal sealed class DefaultNode : ExpressionNode;
