using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Blocks that give owners, privileges and places in publications at most: GRANT to a role where it is there, say. What objects are made of is known behind them all the same.</summary>
internal static class BlockDefinitions
{
    public static bool AreKept(ReplaySession session, IEnumerable<BlockNode> nodes) => All(session, nodes, AreKept);

    /// <summary>Whether a block gives privileges on and owners of nothing but what its migration made, with which they go.</summary>
    public static bool AreNew(ReplaySession session, IEnumerable<BlockNode> nodes) => All(session, nodes, statement => statement switch
    {
        GrantStatement { AllInSchema: false } grant => grant.Objects.All(o => IsNew(session, o)),
        AlterOwnerStatement owner => IsNew(session, owner.Object),
        AlterTableStatement alter => alter.Commands.All(static c => c is SetOwner) && session.TryRelation(alter.Name) is { } relation && session.Editor.Origin.Find(relation.Oid) is null,
        _ => false,
    });

    private static bool IsNew(ReplaySession session, ObjectReference reference) => ObjectFinder.TryFind(session, reference) is { } found && session.Editor.Origin.Find(found.Oid) is null;

    private static bool All(ReplaySession session, IEnumerable<BlockNode> nodes, Func<Statement, bool> test) => nodes.All(node => node switch
    {
        NothingNode or RaiseNode => true,
        IfNode or NestedNode or LoopNode => BlockEffects.OfItself(session, node) != BlockEffect.Schema && All(session, node.Inner, test),
        StatementNode sql => All(session, sql.Text, test),
        ExecuteNode execute => DynamicText.Of(execute.Expression) is { } text && DynamicText.IsKnown(text) && All(session, text, test),
        _ => BlockEffects.Of(session, [node]) != BlockEffect.Schema,
    });

    private static bool All(ReplaySession session, string text, Func<Statement, bool> test) =>
        SqlReader.Read(text).Statements.All(test) || BlockEffects.Of(session, [new StatementNode(text, [])]) != BlockEffect.Schema;

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
