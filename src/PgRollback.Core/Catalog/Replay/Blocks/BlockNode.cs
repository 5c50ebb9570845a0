namespace PgRollback.Catalog;

/// <summary>A statement of PL/pgSQL, as far as DDL needs it.</summary>
internal abstract record BlockNode
{
    /// <summary>The statements that stand in it, those of handlers too.</summary>
    public virtual IEnumerable<BlockNode> Inner => [];

    /// <summary>What it asks for itself, without the statements that stand in it; null where something may be left out and is.</summary>
    public virtual IEnumerable<string?> Expressions => [];
}

/// <summary>What runs its body any number of times; EXIT and CONTINUE end at it.</summary>
internal abstract record LoopNode(List<BlockNode> Body) : BlockNode
{
    public override IEnumerable<BlockNode> Inner => Body;
}

/// <summary>An SQL statement as it stands.</summary>
/// <param name="Text">Without INTO and its targets.</param>
/// <param name="Targets">Variables behind INTO; empty when there is none.</param>
internal sealed record StatementNode(string Text, IReadOnlyList<string> Targets) : BlockNode
{
    /// <summary>INTO STRICT: anything but one row is an error.</summary>
    public bool IsStrict { get; init; }
}

/// <summary>EXECUTE of an expression, as written; with USING its parameters are only known to a server.</summary>
internal sealed record ExecuteNode(string Expression, IReadOnlyList<string> Targets) : BlockNode;

/// <summary>PERFORM: a query for its effects.</summary>
internal sealed record PerformNode(string Query) : BlockNode;

/// <summary>NULL, RAISE of less than an exception, ASSERT-free noise.</summary>
internal sealed record NothingNode : BlockNode;

/// <summary>RAISE EXCEPTION: the block ends here.</summary>
internal sealed record RaiseNode : BlockNode;

internal sealed record AssignNode(string Variable, string Expression) : BlockNode
{
    public override IEnumerable<string?> Expressions => [Expression];
}

internal sealed record IfNode(List<(string Condition, List<BlockNode> Body)> Branches, List<BlockNode>? Otherwise) : BlockNode
{
    public override IEnumerable<BlockNode> Inner => Branches.SelectMany(static b => b.Body).Concat(Otherwise ?? []);

    public override IEnumerable<string?> Expressions => Branches.Select(static b => b.Condition);
}

/// <summary>FOR … IN query LOOP.</summary>
/// <param name="Variables">A record, or a variable for each column.</param>
/// <param name="Query">A query, or with <paramref name="IsDynamic"/> an expression that gives its text.</param>
internal sealed record QueryLoopNode(IReadOnlyList<string> Variables, string Query, bool IsDynamic, List<BlockNode> Body) : LoopNode(Body);

/// <summary>FOREACH … IN ARRAY.</summary>
internal sealed record ArrayLoopNode(string Variable, string Array, List<BlockNode> Body) : LoopNode(Body)
{
    public override IEnumerable<string?> Expressions => [Array];
}

/// <summary>FOR … IN a..b.</summary>
internal sealed record NumberLoopNode(string Variable, string First, string Last, bool Reverse, List<BlockNode> Body) : LoopNode(Body)
{
    public override IEnumerable<string?> Expressions => [First, Last];
}

/// <summary>WHILE and bare LOOP (no condition).</summary>
internal sealed record WhileNode(string? Condition, List<BlockNode> Body) : LoopNode(Body)
{
    public override IEnumerable<string?> Expressions => [Condition];
}

/// <summary>EXIT or CONTINUE [WHEN …] of the innermost loop.</summary>
internal sealed record LeaveNode(bool IsContinue, string? Condition) : BlockNode
{
    public override IEnumerable<string?> Expressions => [Condition];
}

/// <summary>BEGIN … EXCEPTION WHEN … END: a subtransaction when it has handlers.</summary>
internal sealed record NestedNode(List<DeclaredVariable> Variables, List<BlockNode> Body, List<(List<string> Conditions, List<BlockNode> Body)> Handlers) : BlockNode
{
    public override IEnumerable<BlockNode> Inner => Body.Concat(Handlers.SelectMany(static h => h.Body));

    public override IEnumerable<string?> Expressions => Variables.Select(static v => v.Value);

    /// <summary>Errors that its handlers catch and do not raise again.</summary>
    public IEnumerable<string> Handled => Handlers.Where(static h => h.Body.LastOrDefault() is not RaiseNode).SelectMany(static h => h.Conditions);
}

/// <summary>RETURN: nothing behind it runs.</summary>
internal sealed record ReturnNode(string? Expression) : BlockNode
{
    public override IEnumerable<string?> Expressions => [Expression];
}

/// <summary>Cursors and whatever else has to be run to be known.</summary>
internal sealed record DynamicNode(string Text) : BlockNode;

/// <summary>Goes on at a place that the outline does not show, or takes back what ran before it.</summary>
internal sealed record UndecidedNode(string What) : BlockNode;

/// <param name="Name">In lower case unless quoted.</param>
/// <param name="Type">The type as written.</param>
/// <param name="Value">Expression of its initial value; null: NULL.</param>
internal sealed record DeclaredVariable(string Name, string Type, string? Value);
