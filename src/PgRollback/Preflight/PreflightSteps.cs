using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PgRollback;

/// <summary>A step in a path, with what the database must say of it before the run.</summary>
/// <param name="Pending">The migration.</param>
/// <param name="Step">The step.</param>
/// <param name="Expects">True: its object is there; false: it is not; null: names do not mean yet what they will mean when the step runs, an earlier run may have done it outside a transaction, or its text says IF [NOT] EXISTS.</param>
/// <param name="AreRowsKnown">No earlier step changes rows or names, so what queries say now is what the step will meet.</param>
/// <param name="Live">What its object is called now; null when it is not there now.</param>
/// <param name="Takes">What goes along, under the names that it may have now.</param>
internal sealed record PreflightStep(PendingRollback Pending, RollbackStep Step, bool? Expects, bool AreRowsKnown, LiveName? Live, IReadOnlyList<TakenObject> Takes)
{
    /// <summary>DROP of the object itself; not of a default, a NOT NULL or an identity of it.</summary>
    public bool Drops => IsDrop(Step);

    /// <summary>CREATE or ADD of the object itself.</summary>
    public static bool IsCreation(RollbackStep step) => step.Kind.StartsWith("Create", StringComparison.Ordinal) || step.Kind.StartsWith("Add", StringComparison.Ordinal);

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
        var names = new LiveNames();
        var (areNamesKnown, areRowsKnown) = (true, true);
        foreach (var rollback in pending)
        {
            foreach (var step in rollback.StepsToRun.Where(step => step.SqlFor(serverVersion) is not null))
            {
                var isDrop = PreflightStep.IsDrop(step);
                var isCreation = PreflightStep.IsCreation(step);
                var isOpen = !areNamesKnown || !step.IsTransactional || step is RawSqlStep || IsLenient(step) || made.Contains(Key(step)) || made.Contains(("TABLE", step.Schema, step.Table ?? ""));
                var live = names.Of(step);
                bool? expects = isOpen || live is null ? null : isDrop ? true : isCreation ? false : null;
                steps.Add(new PreflightStep(rollback, step, expects, areRowsKnown, live, [.. step.Takes.SelectMany(taken => names.Of(step, taken).Select(name => taken with { Name = name }))]));
                names.Run(step);
                areNamesKnown &= !(step.Kind.StartsWith("Rename", StringComparison.Ordinal) || step is SetSchema || (step is RawSqlStep && !isDrop));
                areRowsKnown &= areNamesKnown && !(step.Kind is "DeleteRows" or "UpdateRows" or "DeleteRow" or "InsertRow" or "UpdateRow" || step is CreateTable or AddColumn);
                made.Add(Key(step));
            }
        }

        return steps;
    }

    /// <summary>Its author allows for both; a literal that happens to say so only makes the check milder.</summary>
    private static bool IsLenient(RollbackStep step) =>
        step.Sql.Contains("IF EXISTS", StringComparison.OrdinalIgnoreCase) || step.Sql.Contains("IF NOT EXISTS", StringComparison.OrdinalIgnoreCase);

    /// <summary>The kinds of their objects.</summary>
    public static HashSet<string> Types(IEnumerable<PreflightStep> steps) => steps.Select(static item => item.Step.ObjectType).ToHashSet(StringComparer.Ordinal);

    /// <summary>Under the names that things have now.</summary>
    public static string ToLiveJson(IReadOnlyList<PreflightStep> steps) =>
        ToJson(steps, static item => item.Live ?? new LiveName(item.Step.Schema, "", null), []);

    /// <summary>Under the names that steps have for things.</summary>
    /// <param name="steps">The steps, numbered from 0.</param>
    /// <param name="expectations">What is expected of objects, numbered behind them.</param>
    public static string ToJson(IReadOnlyList<PreflightStep> steps, IReadOnlyList<ObjectExpectation> expectations) => ToJson(steps, static item => new LiveName(item.Step.Schema, item.Step.Name, item.Step.Table), expectations);

    private static string ToJson(IReadOnlyList<PreflightStep> steps, Func<PreflightStep, LiveName> nameOf, IReadOnlyList<ObjectExpectation> expectations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var i = 0; i < steps.Count; i++)
            {
                Write(writer, i, steps[i], nameOf(steps[i]));
            }

            for (var i = 0; i < expectations.Count; i++)
            {
                Write(writer, steps.Count + i, expectations[i]);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, int number, ObjectExpectation item)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", number);
        writer.WriteString("type", item.ObjectType);
        writer.WriteString("schema", item.Schema);
        writer.WriteString("name", item.Name);
        writer.WriteString("table", item.Table);
        writer.WriteStartArray("arguments");
        item.Arguments.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.WriteStartObject("facts");
        foreach (var fact in item.Facts)
        {
            writer.WriteString(fact.Name, fact.Value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, int number, PreflightStep item, LiveName name)
    {
        var step = item.Step;
        writer.WriteStartObject();
        writer.WriteNumber("number", number);
        writer.WriteString("type", step.ObjectType);
        writer.WriteString("schema", name.Schema);
        writer.WriteString("name", name.Name);
        writer.WriteString("table", name.Table);
        writer.WriteBoolean("drops", item.Drops && name.Name.Length > 0);
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
        foreach (var taken in item.Takes)
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
