using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What triggers do to the schema when rows are written: a table for each new tenant, a partition, a sequence.</summary>
internal static class TriggerEffects
{
    public static void Check(ReplaySession session, DbObject relation, DataChange change, InsertStatement? insert)
    {
        var events = EventsOf(change.Kind, insert);
        foreach (var trigger in Fired(session, relation, events, (relation as Table, change.Columns)))
        {
            if (session.Editor.Find<Routine>(trigger.Function) is { } function && RoutineEffects.MayChangeSchema(session, function) && BlockReplay.EffectOf(session, function) == BlockEffect.Schema)
            {
                session.AddGap(
                    GapKind.Schema,
                    $"{change.Kind.ToString().ToUpperInvariant()} on {ObjectAddress.Of(session.Editor, relation)} runs trigger {trigger.Name}, and the body of {ObjectAddress.Of(session.Editor, function)} may change the schema",
                    RunTexts.Of(session, function, []) ?? function.Body,
                    call: (session.Statement as DataStatement)?.Text.Text ?? "");
                return;
            }
        }
    }

    private static string[] EventsOf(DataChangeKind kind, InsertStatement? insert) => kind switch
    {
        DataChangeKind.Insert => insert is { HasOnConflict: false } ? ["INSERT"] : ["INSERT", "UPDATE"],
        DataChangeKind.Copy => ["INSERT"],
        DataChangeKind.Update => ["UPDATE"],
        DataChangeKind.Delete => ["DELETE"],
        DataChangeKind.Truncate => ["TRUNCATE"],
        DataChangeKind.Merge => ["INSERT", "UPDATE", "DELETE"],
        _ => [],
    };

    /// <summary>Those of the relation and, where its rows lie in partitions or children, of these.</summary>
    private static IEnumerable<Trigger> Fired(ReplaySession session, DbObject relation, string[] events, (Table? Table, EquatableArray<string> Columns) set)
    {
        foreach (var trigger in TriggerReplay.TriggersOf(session.Editor, relation.Oid))
        {
            if (events.Any(e => trigger.FiresOn(e) && (e != "UPDATE" || IsOf(trigger, set))))
            {
                yield return trigger;
            }
        }

        if (relation is not Table table)
        {
            yield break;
        }

        foreach (var trigger in Inheritance.Children(session.Editor, table.Oid).SelectMany(c => Fired(session, c, events, (c, set.Columns))))
        {
            yield return trigger;
        }
    }

    private static bool IsOf(Trigger trigger, (Table? Table, EquatableArray<string> Columns) set) =>
        trigger.UpdateColumns.IsEmpty || set.Table is null || set.Columns.IsEmpty || set.Columns.Any(c => set.Table.FindColumn(c) is not { } column || trigger.UpdateColumns.Contains(column.Number));
}
