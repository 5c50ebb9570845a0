namespace PgRollback.Catalog;

/// <summary>A statement of PL/pgSQL, as far as DDL needs it.</summary>
internal abstract record BlockNode;

/// <summary>An SQL statement as it stands.</summary>
/// <param name="Text">Without INTO and its targets.</param>
/// <param name="Targets">Variables behind INTO; empty when there is none.</param>
internal sealed record StatementNode(string Text, IReadOnlyList<string> Targets) : BlockNode;

/// <summary>EXECUTE of an expression, as written; with USING its parameters are only known to a server.</summary>
internal sealed record ExecuteNode(string Expression, IReadOnlyList<string> Targets) : BlockNode;

/// <summary>PERFORM: a query for its effects.</summary>
internal sealed record PerformNode(string Query) : BlockNode;

/// <summary>NULL, RAISE of less than an exception, ASSERT-free noise.</summary>
internal sealed record NothingNode : BlockNode;

/// <summary>RAISE EXCEPTION: the block ends here.</summary>
internal sealed record RaiseNode : BlockNode;

internal sealed record AssignNode(string Variable, string Expression) : BlockNode;

internal sealed record IfNode(List<(string Condition, List<BlockNode> Body)> Branches, List<BlockNode>? Otherwise) : BlockNode;

/// <summary>FOR … IN query LOOP.</summary>
/// <param name="Variables">A record, or a variable for each column.</param>
/// <param name="Query">A query, or with <paramref name="IsDynamic"/> an expression that gives its text.</param>
internal sealed record QueryLoopNode(IReadOnlyList<string> Variables, string Query, bool IsDynamic, List<BlockNode> Body) : BlockNode;

/// <summary>FOREACH … IN ARRAY.</summary>
internal sealed record ArrayLoopNode(string Variable, string Array, List<BlockNode> Body) : BlockNode;

/// <summary>FOR … IN a..b.</summary>
internal sealed record NumberLoopNode(string Variable, string First, string Last, bool Reverse, List<BlockNode> Body) : BlockNode;

/// <summary>WHILE and bare LOOP (no condition).</summary>
internal sealed record WhileNode(string? Condition, List<BlockNode> Body) : BlockNode;

/// <summary>EXIT or CONTINUE [WHEN …] of the innermost loop.</summary>
internal sealed record LeaveNode(bool IsContinue, string? Condition) : BlockNode;

/// <summary>BEGIN … EXCEPTION WHEN … END: a subtransaction when it has handlers.</summary>
internal sealed record NestedNode(List<DeclaredVariable> Variables, List<BlockNode> Body, List<(List<string> Conditions, List<BlockNode> Body)> Handlers) : BlockNode;

/// <summary>RETURN: nothing behind it runs.</summary>
internal sealed record ReturnNode(string? Expression) : BlockNode;

/// <summary>Cursors and whatever else has to be run to be known.</summary>
internal sealed record DynamicNode(string Text) : BlockNode;

/// <summary>Goes on at a place that the outline does not show.</summary>
internal sealed record UndecidedNode : BlockNode;

/// <param name="Name">In lower case unless quoted.</param>
/// <param name="Type">The type as written.</param>
/// <param name="Value">Expression of its initial value; null: NULL.</param>
internal sealed record DeclaredVariable(string Name, string Type, string? Value);
