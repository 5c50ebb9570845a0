namespace PgRollback;

/// <summary>What things are called now that a step will find under another name, because a step before it gives it to them; and names that nothing of now will have then.</summary>
internal sealed class LiveNames
{
    private readonly Dictionary<(string Kind, string? Schema, string? Table, string Name), Place?> _places = [];

    /// <summary>What a step will act on; null when it is not there now.</summary>
    public LiveName? Of(RollbackStep step) => Of(step.ObjectType, step.Schema, step.Table, NameOf(step)) is var (schema, name)
        ? new LiveName(schema, step is RoutineStep ? step.Name : name, step.Table is { } table ? Table(step.Schema, table)?.Name : null)
        : null;

    /// <summary>What an object that a step takes along may be called now. Without its table: mostly that is the one of the step.</summary>
    public IEnumerable<string> Of(RollbackStep step, TakenObject taken)
    {
        var now = Of(taken.ObjectType, step.Schema, TableOf(step, taken), taken.Name)?.Name;

        // An index or a sequence may have got its name before its table went to another schema, and took it along.
        var before = Table(step.Schema, step.Table ?? step.Name) is { } owner ? _places.GetValueOrDefault(("CLASS", owner.Schema, null, taken.Name))?.Name : null;
        return new[] { taken.Name, now, before }.OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>What a step changes about it.</summary>
    public void Run(RollbackStep step)
    {
        if (step.Kind.StartsWith("Rename", StringComparison.Ordinal) && Renaming(step) is var (schema, table, from, to))
        {
            Rename(step.ObjectType, schema, table, from, to);

            // A key and its index have one name.
            if (step is RenameConstraint)
            {
                Rename("INDEX", schema, table: null, from, to);
            }
        }
        else if (step is SetSchema && Move(step) is var (name, target))
        {
            var now = Of(step.ObjectType, step.Schema, table: null, name);
            _places[Key(step.ObjectType, target, table: null, name)] = now;
            _places[Key(step.ObjectType, step.Schema, table: null, name)] = null;
        }
        else if (PreflightStep.IsDrop(step) || PreflightStep.IsCreation(step))
        {
            _places[Key(step.ObjectType, step.Schema, step.Table, NameOf(step))] = null;
            foreach (var taken in step.Takes)
            {
                _places[Key(taken.ObjectType, step.Schema, TableOf(step, taken), taken.Name)] = null;
            }
        }
    }

    private void Rename(string type, string? schema, string? table, string from, string to)
    {
        var now = Of(type, schema, table, from);
        _places[Key(type, schema, table, to)] = now;
        _places[Key(type, schema, table, from)] = null;
    }

    private Place? Of(string type, string? schema, string? table, string name)
    {
        var key = Key(type, schema, table, name);
        return table is not null && IsMember(type) && Table(schema, table) is null || !IsThere(schema) ? null
            : _places.TryGetValue(key, out var now) ? now
            : type is "CONSTRAINT" && Index(schema, name) is { } index ? index
            : new Place(key.Schema, name);
    }

    /// <summary>That of a key, which was renamed with it.</summary>
    private Place? Index(string? schema, string name) => _places.GetValueOrDefault(Key("INDEX", schema, table: null, name));

    private Place? Table(string? schema, string table) => Of("TABLE", schema, table: null, table);

    private static string? TableOf(RollbackStep step, TakenObject taken) => IsMember(taken.ObjectType) ? step.Table ?? step.Name : null;

    private bool IsThere(string? schema) => schema is null || !_places.TryGetValue(("SCHEMA", null, null, schema), out var now) || now is not null;

    private string? Schema(string? schema) => schema is not null && _places.TryGetValue(("SCHEMA", null, null, schema), out var now) ? now?.Name : schema;

    /// <summary>Under the present names of schema and table, which do not change on the way.</summary>
    private (string Kind, string? Schema, string? Table, string Name) Key(string type, string? schema, string? table, string name) =>
        !IsMember(type) ? (Namespace(type), Schema(schema), null, name)
            : table is not null && Table(schema, table) is { } owner ? (type, owner.Schema, owner.Name, name)
            : (type, Schema(schema), null, name);

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

    /// <summary>From the SQL, which shows what a table and its members are called by then, and where they are; a step itself may say what they were called before its plan, or before they were put aside.</summary>
    private static (string? Schema, string? Table, string From, string To)? Renaming(RollbackStep step)
    {
        var words = SqlTokens.Read(step.Sql).ToList();
        var rename = words.FindLastIndex(static word => word is { Kind: SqlTokenKind.Word, Text: "rename" });
        if (rename <= 0 || words.Count < rename + 3)
        {
            return null;
        }

        var (before, to) = (words[rename - 1].Text, words[^1].Text);
        var schema = rename > 2 && words[rename - 2] is { Kind: SqlTokenKind.Symbol, Text: "." } ? words[rename - 3].Text : step.Schema;
        return step is RoutineStep routine ? (step.Schema, null, Routine(routine, step.Name), Routine(routine, to))
            : words[rename + 1].Text is not "to" ? (schema, before, words[^3].Text, to)
            : IsMember(step.ObjectType) ? (schema, before, step.Name, to)
            : (schema, null, before, to);
    }

    /// <summary>From the SQL, too: it may have been renamed before.</summary>
    private static (string Name, string Schema)? Move(RollbackStep step)
    {
        var words = SqlTokens.Read(step.Sql).ToList();
        return words.Count < 4 || step.ObjectType is "EXTENSION" ? null : (step is RoutineStep ? NameOf(step) : words[^4].Text, words[^1].Text);
    }

    private readonly record struct Place(string? Schema, string Name);
}

/// <summary>A present name.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Of the object.</param>
/// <param name="Table">Of its table.</param>
internal sealed record LiveName(string? Schema, string Name, string? Table);
