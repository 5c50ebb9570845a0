using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Blocks that give owners, privileges and places in publications at most: GRANT to a role where it is there, say. What objects are made of is known behind them all the same.</summary>
internal static class BlockDefinitions
{
    public static bool AreKept(ReplaySession session, IEnumerable<BlockNode> nodes) => nodes.All(node => node switch
    {
        NothingNode or RaiseNode => true,
        IfNode choice => AreKept(session, choice.Branches.SelectMany(static b => b.Body).Concat(choice.Otherwise ?? [])),
        NestedNode nested => AreKept(session, nested.Body.Concat(nested.Handlers.SelectMany(static h => h.Body))),
        QueryLoopNode { Body: var body } => AreKept(session, body),
        ArrayLoopNode { Body: var body } => AreKept(session, body),
        NumberLoopNode { Body: var body } => AreKept(session, body),
        WhileNode { Body: var body } => AreKept(session, body),
        StatementNode sql => AreKept(session, sql.Text),
        ExecuteNode execute => DynamicText.Of(execute.Expression) is { } text && DynamicText.IsKnown(text) && AreKept(session, text),
        _ => BlockEffects.Of(session, [node]) != BlockEffect.Schema,
    });

    private static bool AreKept(ReplaySession session, string text) =>
        SqlReader.Read(text).Statements.All(AreKept) || BlockEffects.Of(session, [new StatementNode(text, [])]) != BlockEffect.Schema;

    /// <summary>Columns of a grant or a publication are parts of them: a column that goes takes its place along.</summary>
    private static bool AreKept(Statement statement) => statement switch
    {
        GrantStatement grant => grant.Privileges.All(static p => p.Columns.IsEmpty),
        CreateObjectStatement { Object.Kind: ObjectKind.Role } or AlterObjectStatement { Object.Kind: ObjectKind.Role } => true,
        AlterOwnerStatement or AlterDefaultPrivilegesStatement or GrantRoleStatement => true,
        AlterTableStatement alter => alter.Commands.All(static c => c is SetOwner),
        CreatePublicationStatement publication => AreWhole(publication.Objects),
        AlterPublicationStatement publication => AreWhole(publication.Objects),
        _ => false,
    };

    private static bool AreWhole(EquatableArray<PublicationObject> objects) => objects.All(static o => o.Columns.IsEmpty && o.Where is null);
}
