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
        var path = session.Path;
        session.Path = path with { Schemas = [name, .. path.Schemas] };
        foreach (var element in statement.Elements)
        {
            replayElement(element);
        }

        session.Path = path;
    }
}
