using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE TABLE AS and SELECT INTO: the columns are those of the query, their types where they can be told.</summary>
internal static class CreateTableAsReplay
{
    public static void Apply(ReplaySession session, CreateTableAsStatement statement)
    {
        Create(session, statement.Name, statement.Persistence, statement.IfNotExists, statement.Columns, statement.Query, table => table with
        {
            AccessMethod = statement.AccessMethod,
            Options = Options.OfNewTable(statement.Options),
            OnCommit = statement.OnCommit,
            Tablespace = statement.Tablespace,
        });
    }

    public static void SelectInto(ReplaySession session, SelectStatement statement) =>
        Create(session, statement.Into!, statement.IntoPersistence, ifNotExists: false, default, statement.QueryAlone(), static table => table);

    private static void Create(ReplaySession session, QualifiedName name, Persistence persistence, bool ifNotExists, EquatableArray<string> names, SqlFragment query, Func<Table, Table> complete)
    {
        var schema = persistence == Persistence.Temporary ? session.TemporarySchema() : session.CreationSchema(name);
        if (!RelationNames.IsFree(session, schema, name.Name, ifNotExists))
        {
            return;
        }

        var resolved = session.Resolver.ResolveQuery(query);
        var columns = resolved.Columns.Select((c, i) => new Column { Number = i + 1, Name = i < names.Count ? names[i] : c.Name, Type = c.Type }).ToEquatableArray();
        session.Editor.Put(DefaultPrivileges.Apply(session, complete(new Table
        {
            Oid = session.Editor.NewOid(),
            Name = name.Name,
            Schema = schema,
            Persistence = persistence,
            Columns = columns,
            LastColumnNumber = columns.Count,
            HasUnknownColumns = !resolved.HasColumns,
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        })));
    }
}
