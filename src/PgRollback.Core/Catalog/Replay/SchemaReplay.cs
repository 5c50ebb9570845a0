using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class SchemaReplay
{
    public static void Create(ReplaySession session, CreateSchemaStatement statement, Action<Statement> replayElement)
    {
        var name = statement.Name ?? statement.Authorization!;
        if (session.Editor.FindSchema(name) is { } existing)
        {
            if (!statement.IfNotExists)
            {
                throw new ReplayException(ReplayError.DuplicateObject, $"schema \"{name}\" already exists", $"schema {name}");
            }

            session.Keep(existing, "was there before (IF NOT EXISTS)");
            return;
        }

        var owner = statement.Authorization is "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? null : statement.Authorization;
        session.Editor.Put(DefaultPrivileges.Apply(session, new Schema { Oid = session.Editor.NewOid(), Name = name, Owner = owner ?? session.CurrentRole, Origin = session.Provenance }));
        var (path, role) = (session.Path, session.CurrentRole);
        session.CurrentRole = owner ?? role;
        session.Path = path with { Schemas = [name, .. path.Schemas] };
        foreach (var element in statement.Elements.OrderBy(Rank))
        {
            replayElement(element);
        }

        (session.Path, session.CurrentRole) = (path, role);
    }

    /// <summary>PostgreSQL makes the elements in this order, however they are written.</summary>
    private static int Rank(Statement element) => element switch
    {
        CreateSequenceStatement => 0,
        CreateTableStatement => 1,
        CreateViewStatement => 2,
        CreateIndexStatement => 3,
        CreateTriggerStatement => 4,
        _ => 5,
    };
}
