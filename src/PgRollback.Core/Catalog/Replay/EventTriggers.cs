using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Event triggers, which a statement fires that changes the schema: their functions are run, where the catalog decides what they do.</summary>
internal static class EventTriggers
{
    public static void Fire(ReplaySession session, Statement statement, int mark)
    {
        foreach (var trigger in session.Editor.EventTriggers)
        {
            if (trigger.State is not (TriggerState.Disabled or TriggerState.Replica) && FiresOn(trigger, statement.Tag))
            {
                Fire(session, trigger, statement, mark);
            }
        }
    }

    private static void Fire(ReplaySession session, GenericObject trigger, Statement statement, int mark)
    {
        if (trigger.Dependencies.Select(d => session.Editor.Find<Routine>(d.Target)).FirstOrDefault(static r => r is not null) is not { } function || !RoutineEffects.MayChangeSchema(session, function))
        {
            return;
        }

        var outer = session.EventCommands;
        session.EventCommands = EventOf(trigger) == "ddl_command_end" ? CommandsOf(session, statement, mark) : null;
        try
        {
            if (BlockReplay.TryCall(session, function, [], ("tg_tag", "text", Datum.Of(statement.Tag)), ("tg_event", "text", Datum.Of(EventOf(trigger)))) is { } undecided && BlockReplay.EffectOf(session, function) == BlockEffect.Schema)
            {
                session.AddGap(
                    GapKind.Schema,
                    $"{statement.Tag} fires event trigger {trigger.Name}, and the body of {ObjectAddress.Of(session.Editor, function)} may change the schema ({undecided})",
                    RunTexts.Of(session, function, []) ?? function.Body);
            }
        }
        finally
        {
            session.EventCommands = outer;
        }
    }

    private static string EventOf(GenericObject trigger) => CodeWords.Of(trigger.Definition.Text).Skip(1).FirstOrDefault()?.ToLowerInvariant() ?? "";

    private static bool FiresOn(GenericObject trigger, string tag)
    {
        var isOfEvent = EventOf(trigger) switch
        {
            "sql_drop" => tag.StartsWith("DROP ", StringComparison.Ordinal) || tag.StartsWith("ALTER ", StringComparison.Ordinal),
            "table_rewrite" => tag.StartsWith("ALTER ", StringComparison.Ordinal) || tag is "REFRESH MATERIALIZED VIEW",
            "login" => false,
            _ => true,
        };
        var tags = CodeWords.Constants(trigger.Definition.Text).ToList();
        return isOfEvent && IsOfSchema(tag) && (tags.Count == 0 || tags.Exists(t => string.Equals(t, tag, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Objects of the whole server and event triggers themselves fire none.</summary>
    private static bool IsOfSchema(string tag)
    {
        var space = tag.IndexOf(' ');
        return (space < 0 ? tag : tag.Substring(0, space)) switch
        {
            "CREATE" or "ALTER" or "DROP" or "COMMENT" => tag.Substring(space + 1) is not ("DATABASE" or "ROLE" or "TABLESPACE" or "EVENT TRIGGER" or "SYSTEM"),
            "GRANT" or "REVOKE" => !tag.EndsWith(" ROLE", StringComparison.Ordinal),
            "IMPORT" or "SECURITY" or "REFRESH" or "REINDEX" => true,
            _ => tag is "SELECT INTO",
        };
    }

    /// <summary>Its rows: of what the statement itself made or changed for certain; what came with it may have a row of its own.</summary>
    private static VirtualTable CommandsOf(ReplaySession session, Statement statement, int mark)
    {
        var rows = new VirtualTable(["classid", "objid", "objsubid", "command_tag", "object_type", "schema_name", "object_identity", "in_extension", "command"]);
        var path = session.Path;
        Datum[] Row(string tag, DbObject? value) =>
        [
            Datum.Unknown, value is null ? Datum.Unknown : SystemTables.ObjectOf(session.Editor, path, value), Datum.Unknown, Datum.Of(tag),
            value is null ? Datum.Unknown : Datum.Of(ObjectKindNames.CommandTag(value.Kind).ToLowerInvariant()),
            value is null || value.SchemaOid.IsNone ? Datum.Unknown : Datum.Of(session.Editor.SchemaName(value.SchemaOid)),
            value is null ? Datum.Unknown : Identity(session.Editor, value), Datum.False, Datum.Unknown,
        ];
        var touched = session.Editor.Journal.Skip(mark).GroupBy(static e => e.Oid)
            .Select(g => (Value: session.Editor.Find(g.Key), IsMade: g.First().Before is null))
            .Where(static t => t.Value is Relation or Index or Routine or UserType or Schema).ToList();
        var subject = touched.Find(t => IsOf(statement, t.Value!.Kind, t.IsMade));
        if (subject.Value is not null)
        {
            rows.Add(Row(statement.Tag, subject.Value));
        }
        else if (!statement.Tag.StartsWith("DROP ", StringComparison.Ordinal) && !(statement.Tag.StartsWith("CREATE ", StringComparison.Ordinal) && session.Editor.Mark == mark))
        {
            rows.AddSystem(Row(statement.Tag, null));
        }

        foreach (var (value, isMade) in touched.Where(t => t.Value != subject.Value))
        {
            var row = Row((isMade ? "CREATE " : "ALTER ") + ObjectKindNames.CommandTag(value!.Kind), value);
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
