using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A statement of PL/pgSQL, as far as static DDL needs it.</summary>
internal abstract record BlockNode;

/// <summary>An SQL statement as it stands.</summary>
internal sealed record SqlNode(string Text) : BlockNode;

/// <summary>EXECUTE of an expression, as written.</summary>
internal sealed record ExecuteNode(string Expression) : BlockNode;

/// <summary>PERFORM: a query for its effects.</summary>
internal sealed record PerformNode(string Query) : BlockNode;

/// <summary>NULL, RAISE of less than an exception, ASSERT-free noise.</summary>
internal sealed record NothingNode : BlockNode;

/// <summary>RAISE EXCEPTION: the block ends here.</summary>
internal sealed record RaiseNode : BlockNode;

internal sealed record IfNode(List<(string Condition, List<BlockNode> Body)> Branches, List<BlockNode>? Otherwise) : BlockNode;

/// <summary>BEGIN … EXCEPTION WHEN … END: a subtransaction when it has handlers.</summary>
internal sealed record NestedNode(List<BlockNode> Body, List<(List<string> Conditions, List<BlockNode> Body)> Handlers) : BlockNode;

/// <summary>RETURN: nothing behind it runs.</summary>
internal sealed record ReturnNode : BlockNode;

/// <summary>Loops, assignments, cursors and whatever else has to be run to be known.</summary>
internal sealed record DynamicNode(string Text) : BlockNode;
