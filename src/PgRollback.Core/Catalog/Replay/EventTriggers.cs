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
        session.EventCommands = EventOf(trigger) == "ddl_command_end" ? EventCommands.Of(session, statement, mark) : null;
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
}
