using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class PolicyReplay
{
    public static void Create(ReplaySession session, CreatePolicyStatement statement)
    {
        var table = session.Table(statement.Table);
        if (session.Editor.Find(new NameKey(NameSpace.Policy, table.Oid, statement.Name)) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"policy \"{statement.Name}\" for table \"{table.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.Editor.Put(new Policy
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name,
            Table = table.Oid,
            Permissive = statement.Permissive,
            Command = statement.Command,
            Roles = Roles(statement.Roles),
            Using = statement.Using is { } condition ? session.Resolver.ResolveExpression(condition, table) : null,
            WithCheck = statement.WithCheck is { } check ? session.Resolver.ResolveExpression(check, table) : null,
            Origin = session.Provenance,
        });
    }

    public static void Alter(ReplaySession session, AlterPolicyStatement statement)
    {
        var table = session.Table(statement.Table);
        var policy = session.Editor.Find<Policy>(new NameKey(NameSpace.Policy, table.Oid, statement.Name))
            ?? throw new ReplayException(ReplayError.UndefinedObject, $"policy \"{statement.Name}\" for table \"{table.Name}\" does not exist");
        session.Editor.Put(policy with
        {
            Roles = statement.Roles is { } roles ? Roles(roles) : policy.Roles,
            Using = statement.Using is { } condition ? session.Resolver.ResolveExpression(condition, table) : policy.Using,
            WithCheck = statement.WithCheck is { } check ? session.Resolver.ResolveExpression(check, table) : policy.WithCheck,
        });
    }

    private static EquatableArray<string> Roles(EquatableArray<string> roles) =>
        roles.Contains("PUBLIC") ? default : roles.OrderBy(static r => r, StringComparer.Ordinal).ToEquatableArray();
}
