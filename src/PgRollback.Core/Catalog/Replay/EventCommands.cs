using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The rows of pg_event_trigger_ddl_commands(): what the statement itself made or changed for certain; what came with it may have a row of its own.</summary>
internal static class EventCommands
{
    /// <param name="session">The session, in which the statement has run.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="mark">Length of the journal before it.</param>
    public static VirtualTable Of(ReplaySession session, Statement statement, int mark)
    {
        var rows = new VirtualTable(["classid", "objid", "objsubid", "command_tag", "object_type", "schema_name", "object_identity", "in_extension", "command"]);
        var touched = session.Editor.Journal.Skip(mark).GroupBy(static e => e.Oid)
            .Select(g => (Value: session.Editor.Find(g.Key), IsMade: g.First().Before is null))
            .Where(static t => t.Value is Relation or Index or Routine or UserType or Schema).ToList();
        var subject = touched.Find(t => IsOf(statement, t.Value!.Kind, t.IsMade));
        if (subject.Value is not null)
        {
            rows.Add(Row(session, statement.Tag, subject.Value));
        }
        else if (!statement.Tag.StartsWith("DROP ", StringComparison.Ordinal) && !(statement.Tag.StartsWith("CREATE ", StringComparison.Ordinal) && session.Editor.Mark == mark))
        {
            rows.AddSystem(Row(session, statement.Tag, null));
        }

        foreach (var (value, isMade) in touched.Where(t => t.Value != subject.Value))
        {
            var row = Row(session, (isMade ? "CREATE " : "ALTER ") + ObjectKindNames.CommandTag(value!.Kind), value);
            if (value is Index && subject.Value is Table { PartitionOf.IsNone: true })
            {
                rows.Add(row);
            }
            else
            {
                rows.AddSystem(row);
            }
        }

        return rows;
    }

    private static Datum[] Row(ReplaySession session, string tag, DbObject? value) => value is null
        ? [Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Of(tag), Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.False, Datum.Unknown]
        :
        [
            Datum.Unknown,
            SystemTables.ObjectOf(session.Editor, session.Path, value),
            Datum.Unknown,
            Datum.Of(tag),
            Datum.Of(ObjectKindNames.CommandTag(value.Kind).ToLowerInvariant()),
            value.SchemaOid.IsNone ? Datum.Unknown : Datum.Of(session.Editor.SchemaName(value.SchemaOid)),
            Identity(session.Editor, value),
            Datum.False,
            Datum.Unknown,
        ];

    private static bool IsOf(Statement statement, ObjectKind kind, bool isMade)
    {
        var word = ObjectKindNames.CommandTag(kind);
        return isMade
            ? string.Equals(statement.Tag, "CREATE " + word, StringComparison.Ordinal) || (kind == ObjectKind.Table && statement.Tag is "CREATE TABLE AS" or "SELECT INTO")
            : string.Equals(statement.Tag, "ALTER " + word, StringComparison.Ordinal) || (kind is ObjectKind.Function or ObjectKind.View && string.Equals(statement.Tag, "CREATE " + word, StringComparison.Ordinal));
    }

    private static Datum Identity(CatalogReader catalog, DbObject value) => value switch
    {
        Routine => Datum.Unknown,
        { SchemaOid.IsNone: true } => Datum.Of(SqlIdentifier.Quote(value.Name)),
        _ => Datum.Of(SqlIdentifier.Quote(catalog.SchemaName(value.SchemaOid)) + "." + SqlIdentifier.Quote(value.Name)),
    };
}
