namespace PgRollback;

/// <summary>What things are called now that a step will find under another name, because a step before it gives it to them; and names that nothing of now will have then.</summary>
internal sealed class LiveNames
{
    private readonly Dictionary<(string Kind, string? Schema, string? Table, string Name), string?> _names = [];

    /// <summary>What a step will act on; null when it is not there now.</summary>
    public LiveName? Of(RollbackStep step) => Of(step.ObjectType, step.Schema, step.Table, NameOf(step)) is { } name
        ? new LiveName(step is RoutineStep ? step.Name : name, step.Table is { } table ? Table(step.Schema, table) : null)
        : null;

    /// <summary>What an object that a step takes along may be called now. Without its table: mostly that is the one of the step.</summary>
    public IEnumerable<string> Of(RollbackStep step, TakenObject taken) =>
        Of(taken.ObjectType, step.Schema, IsMember(taken.ObjectType) ? step.Table ?? step.Name : null, taken.Name) is { } now && !string.Equals(now, taken.Name, StringComparison.Ordinal)
            ? [taken.Name, now]
            : [taken.Name];

    /// <summary>What a step changes about it.</summary>
    public void Run(RollbackStep step)
    {
        if (step.Kind.StartsWith("Rename", StringComparison.Ordinal) && Renaming(step) is var (table, from, to))
        {
            Rename(step.ObjectType, step, table, from, to);

            // A key and its index have one name.
            if (step is RenameConstraint)
            {
                Rename("INDEX", step, table: null, from, to);
            }
        }
        else if (PreflightStep.IsDrop(step) || PreflightStep.IsCreation(step))
        {
            Set(step.ObjectType, step, step.Table, NameOf(step), now: null);
            foreach (var taken in step.Takes)
            {
                _names[Key(taken.ObjectType, step.Schema, IsMember(taken.ObjectType) ? step.Table ?? step.Name : null, taken.Name)] = null;
            }
        }
    }

    private void Rename(string type, RollbackStep step, string? table, string from, string to)
    {
        var now = Of(type, step.Schema, table, from);
        Set(type, step, table, to, now);
        Set(type, step, table, from, now: null);
    }

    private void Set(string type, RollbackStep step, string? table, string name, string? now) => _names[Key(type, step.Schema, IsMember(type) ? table : null, name)] = now;

    private string? Of(string type, string? schema, string? table, string name)
    {
        var isMember = IsMember(type) && table is not null;
        return isMember && Table(schema, table!) is null ? null
            : _names.TryGetValue(Key(type, schema, isMember ? table : null, name), out var now) ? now
            : type is "CONSTRAINT" ? Index(schema, name) ?? name
            : name;
    }

    /// <summary>That of a key, which was renamed with it.</summary>
    private string? Index(string? schema, string name) => _names.GetValueOrDefault(Key("INDEX", schema, table: null, name));

    private string? Table(string? schema, string table) => _names.TryGetValue(("CLASS", schema, null, table), out var now) ? now : table;

    /// <summary>Members are kept under the present name of their table, which does not change on the way.</summary>
    private (string Kind, string? Schema, string? Table, string Name) Key(string type, string? schema, string? table, string name) =>
        (IsMember(type) ? type : Namespace(type), schema, table is null ? null : Table(schema, table), name);

    /// <summary>Kinds that share their names have one namespace, as in the catalogs.</summary>
    private static string Namespace(string type) => type switch
    {
        "TABLE" or "FOREIGN TABLE" or "VIEW" or "MATERIALIZED VIEW" or "SEQUENCE" or "INDEX" => "CLASS",
        "TYPE" or "DOMAIN" => "TYPE",
        "FUNCTION" or "PROCEDURE" or "AGGREGATE" => "ROUTINE",
        _ => type,
    };

    private static bool IsMember(string type) => type is "COLUMN" or "CONSTRAINT" or "TRIGGER" or "POLICY" or "RULE";

    private static string NameOf(RollbackStep step) => step is RoutineStep routine ? Routine(routine, step.Name) : step.Name;

    private static string Routine(RoutineStep routine, string name) => $"{name}({string.Join(", ", routine.ArgumentTypes)})";

    /// <summary>From the SQL, which shows what a table and its members are called by then; a step itself may say what they were called before its plan, or before they were put aside.</summary>
    private static (string? Table, string From, string To)? Renaming(RollbackStep step)
    {
        var words = SqlTokens.Read(step.Sql).ToList();
        var rename = words.FindLastIndex(static word => word is { Kind: SqlTokenKind.Word, Text: "rename" });
        if (rename <= 0 || words.Count < rename + 3)
        {
            return null;
        }

        var (before, to) = (words[rename - 1].Text, words[^1].Text);
        return step is RoutineStep routine ? (null, Routine(routine, step.Name), Routine(routine, to))
            : words[rename + 1].Text is not "to" ? (before, words[^3].Text, to)
            : IsMember(step.ObjectType) ? (before, step.Name, to)
            : (null, before, to);
    }
}

/// <summary>A present name.</summary>
/// <param name="Name">Of the object.</param>
/// <param name="Table">Of its table.</param>
internal sealed record LiveName(string Name, string? Table);
