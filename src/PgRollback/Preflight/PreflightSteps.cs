using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PgRollback;

/// <summary>A step in a path, with what the database must say of it before the run.</summary>
/// <param name="Pending">The migration.</param>
/// <param name="Step">The step.</param>
/// <param name="Expects">True: its object is there; false: it is not; null: names do not mean yet what they will mean when the step runs, an earlier run may have done it outside a transaction, or its text says IF [NOT] EXISTS.</param>
/// <param name="AreRowsKnown">No earlier step changes rows or names, so what queries say now is what the step will meet.</param>
internal sealed record PreflightStep(PendingRollback Pending, RollbackStep Step, bool? Expects, bool AreRowsKnown)
{
    /// <summary>DROP of the object itself; not of a default, a NOT NULL or an identity of it.</summary>
    public bool Drops => IsDrop(Step);

    public static bool IsDrop(RollbackStep step) => step.Kind.StartsWith("Drop", StringComparison.Ordinal)
        ? step is not (DropDefault or DropNotNull) && step.Kind is not ("DropIdentity" or "DropExpression")
        : step is RawSqlStep { ObjectType.Length: > 0, Name.Length: > 0 } && step.Sql.StartsWith("DROP ", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Walks over the steps of a path as they will run, and notes where names begin to mean something else.</summary>
internal static class PreflightSteps
{
    public static List<PreflightStep> Of(IReadOnlyList<PendingRollback> pending, int serverVersion)
    {
        var steps = new List<PreflightStep>();
        var made = new HashSet<(string, string?, string)>();
        var (areNamesKnown, areRowsKnown) = (true, true);
        foreach (var rollback in pending)
        {
            foreach (var step in rollback.StepsToRun.Where(step => step.SqlFor(serverVersion) is not null))
            {
                var isDrop = PreflightStep.IsDrop(step);
                var isCreation = step.Kind.StartsWith("Create", StringComparison.Ordinal) || step.Kind.StartsWith("Add", StringComparison.Ordinal);
                var isOpen = !areNamesKnown || !step.IsTransactional || step is RawSqlStep || IsLenient(step) || made.Contains(Key(step)) || made.Contains(("TABLE", step.Schema, step.Table ?? ""));
                bool? expects = isOpen ? null : isDrop ? true : isCreation ? false : null;
                steps.Add(new PreflightStep(rollback, step, expects, areRowsKnown));
                areNamesKnown &= !(step.Kind.StartsWith("Rename", StringComparison.Ordinal) || step is SetSchema || (step is RawSqlStep && !isDrop));
                areRowsKnown &= areNamesKnown && !(step.Kind is "DeleteRows" or "DeleteRow" or "InsertRow" or "UpdateRow" || step is CreateTable or AddColumn);
                made.Add(Key(step));
            }
        }

        return steps;
    }

    /// <summary>Its author allows for both; a literal that happens to say so only makes the check milder.</summary>
    private static bool IsLenient(RollbackStep step) =>
        step.Sql.Contains("IF EXISTS", StringComparison.OrdinalIgnoreCase) || step.Sql.Contains("IF NOT EXISTS", StringComparison.OrdinalIgnoreCase);

    public static string ToJson(IReadOnlyList<PreflightStep> steps)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var i = 0; i < steps.Count; i++)
            {
                Write(writer, i, steps[i]);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, int number, PreflightStep item)
    {
        var step = item.Step;
        writer.WriteStartObject();
        writer.WriteNumber("number", number);
        writer.WriteString("type", step.ObjectType);
        writer.WriteString("schema", step.Schema);
        writer.WriteString("name", step.Name);
        writer.WriteString("table", step.Table);
        writer.WriteBoolean("drops", item.Drops);
        if (item.Expects is { } expects)
        {
            writer.WriteBoolean("expects", expects);
        }

        writer.WriteStartArray("arguments");
        foreach (var type in (step as RoutineStep)?.ArgumentTypes ?? [])
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("takes");
        foreach (var taken in step.Takes)
        {
            writer.WriteStartObject();
            writer.WriteString("t", taken.ObjectType);
            writer.WriteString("n", taken.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static (string Type, string? Schema, string Name) Key(RollbackStep step) => (step.ObjectType, step.Schema, step.Table is null ? step.Name : $"{step.Table}.{step.Name}");
}
