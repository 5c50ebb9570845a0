namespace PgRollback.Catalog;

/// <summary>The variables of a block and of the blocks around it.</summary>
internal sealed class BlockVariables
{
    private readonly Dictionary<string, Datum> _values = new(StringComparer.Ordinal) { ["found"] = Datum.False };
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RoleQuestion> _questions = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Datum> Values => _values;

    /// <summary>What servers answer differently, where a variable has the answer.</summary>
    public RoleQuestion? QuestionOf(string name) => _questions.TryGetValue(name, out var question) ? question : null;

    /// <summary>Until the variable is given another value.</summary>
    public void SetQuestion(string name, RoleQuestion question) => _questions[name] = question;

    /// <summary>Declares a variable; what it hides comes back with <see cref="Restore"/>.</summary>
    public (string Name, Datum? Value, string? Type) Declare(string name, string type, Datum value)
    {
        var hidden = (name, _values.TryGetValue(name, out var old) ? old : null, _types.TryGetValue(name, out var oldType) ? oldType : null);
        _types[name] = type;
        _values[name] = Coerce(type, value);
        _questions.Remove(name);
        return hidden;
    }

    public void Restore((string Name, Datum? Value, string? Type) hidden)
    {
        _values.Remove(hidden.Name);
        _questions.Remove(hidden.Name);
        _types.Remove(hidden.Name);
        if (hidden.Value is not null)
        {
            _values[hidden.Name] = hidden.Value;
        }

        if (hidden.Type is not null)
        {
            _types[hidden.Name] = hidden.Type;
        }
    }

    public void Set(string name, Datum value)
    {
        var dot = name.IndexOf('.');
        _questions.Remove(dot < 0 ? name : name.Substring(0, dot));
        if (dot < 0)
        {
            _values[name] = _types.TryGetValue(name, out var type) ? Coerce(type, value) : value;
        }
        else if (_values.TryGetValue(name.Substring(0, dot), out var whole))
        {
            // Of an element the name ends at the dot: the whole is not followed further.
            _values[name.Substring(0, dot)] = whole.With(name.Substring(dot + 1), value);
        }
        else
        {
            _values[name.Substring(dot + 1)] = value;
        }
    }

    public void SetFound(Datum value) => _values["found"] = value;

    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names.ToList())
        {
            Set(name, Datum.Unknown);
        }

        SetFound(Datum.Unknown);
    }

    /// <summary>A row into its variables: one record, or one for each column. No row makes them NULL.</summary>
    public void SetRow(IReadOnlyList<string> targets, Datum row)
    {
        if (targets.Count == 1 && (IsRecord(targets[0]) || row.Items.Count > 1))
        {
            Set(targets[0], row);
            return;
        }

        for (var i = 0; i < targets.Count; i++)
        {
            Set(targets[i], row.Kind == DatumKind.Row ? i < row.Items.Count ? row.Items[i] : Datum.Null : row);
        }
    }

    private bool IsRecord(string name) => _types.TryGetValue(name, out var type) && (type.Equals("record", StringComparison.OrdinalIgnoreCase) || type.IndexOf("rowtype", StringComparison.OrdinalIgnoreCase) >= 0);

    private static Datum Coerce(string type, Datum value)
    {
        if (value.IsNull || value.IsUnknown || value.Kind is DatumKind.Row or DatumKind.Array)
        {
            return value;
        }

        var end = type.IndexOfAny([' ', '(', '[', '\t', '\n']);
        return (end < 0 ? type : type.Substring(0, end)).ToLowerInvariant() switch
        {
            "bool" or "boolean" => value.ToBoolean(),
            "int" or "integer" or "int4" or "int8" or "bigint" or "smallint" or "int2" or "numeric" => value.ToNumber(),
            "text" or "varchar" or "character" or "name" => value.ToText(),
            "date" => DateText.Cast(value),
            var other => DateText.IsRewritten(other) ? Datum.Unknown : value,
        };
    }
}
