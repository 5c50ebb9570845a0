using System.Globalization;

namespace PgRollback.Catalog;

internal enum DatumKind
{
    /// <summary>Only a server can tell.</summary>
    Unknown,
    Null,
    Text,
    Number,
    Boolean,

    /// <summary>An object of the model, as oid or regclass: by its schema and name.</summary>
    Object,
    Array,
    Row,

    /// <summary>server_version_num: any of the supported ones.</summary>
    ServerVersion,
}

/// <summary>A value that a block or a query over the catalogs works with.</summary>
internal sealed record Datum
{
    public static Datum Unknown { get; } = new();

    public static Datum Null { get; } = new() { Kind = DatumKind.Null };

    public static Datum True { get; } = new() { Kind = DatumKind.Boolean, Text = "true" };

    public static Datum False { get; } = new() { Kind = DatumKind.Boolean, Text = "false" };

    public static Datum ServerVersion { get; } = new() { Kind = DatumKind.ServerVersion };

    public DatumKind Kind { get; private init; }

    /// <summary>The value as text; of an object the name that the search path asks for, or nothing where it is a number to a server.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What tells one object from another.</summary>
    public string Key { get; private init; } = "";

    public decimal Number { get; private init; }

    public IReadOnlyList<Datum> Items { get; private init; } = [];

    /// <summary>Names of a row's fields, beside <see cref="Items"/>.</summary>
    public IReadOnlyList<string> Fields { get; private init; } = [];

    public bool IsUnknown => Kind == DatumKind.Unknown;

    public bool IsNull => Kind == DatumKind.Null;

    public bool IsTrue => this == True;

    public bool IsFalse => this == False;

    public static Datum Of(string? text) => text is null ? Null : new() { Kind = DatumKind.Text, Text = text };

    public static Datum Of(decimal number) => new() { Kind = DatumKind.Number, Number = number, Text = number.ToString(CultureInfo.InvariantCulture) };

    public static Datum Of(bool? value) => value is null ? Unknown : value.Value ? True : False;

    public static Datum OfObject(string key, string name) => new() { Kind = DatumKind.Object, Key = key, Text = name };

    public static Datum OfArray(IReadOnlyList<Datum> items) => new() { Kind = DatumKind.Array, Items = items };

    public static Datum OfRow(IReadOnlyList<string> fields, IReadOnlyList<Datum> items) => new() { Kind = DatumKind.Row, Fields = fields, Items = items };

    public bool Equals(Datum? other) =>
        other is not null && Kind == other.Kind && string.Equals(Text, other.Text, StringComparison.Ordinal) && string.Equals(Key, other.Key, StringComparison.Ordinal) && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Kind == DatumKind.Object ? Key : Text);

    public Datum Field(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (string.Equals(Fields[i], name, StringComparison.Ordinal))
            {
                return Items[i];
            }
        }

        return Unknown;
    }

    /// <summary>The row with another value in one of its fields; unknown when it has no such field.</summary>
    public Datum With(string field, Datum value) =>
        Kind == DatumKind.Row && Fields.Contains(field) ? OfRow(Fields, [.. Items.Select((item, i) => string.Equals(Fields[i], field, StringComparison.Ordinal) ? value : item)]) : Unknown;

    /// <summary>As text, where it has one.</summary>
    public Datum ToText() => Kind switch
    {
        DatumKind.Object when Text.Length == 0 => Unknown,
        DatumKind.Number or DatumKind.Boolean or DatumKind.Object => Of(Text),
        DatumKind.Text or DatumKind.Null => this,
        _ => Unknown,
    };

    public Datum ToNumber() => Kind switch
    {
        DatumKind.Number or DatumKind.Null or DatumKind.ServerVersion => this,
        DatumKind.Boolean => Of(IsTrue ? 1 : 0),
        DatumKind.Text when decimal.TryParse(Text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Of(number),
        _ => Unknown,
    };

    public Datum ToBoolean() => Kind switch
    {
        DatumKind.Boolean or DatumKind.Null => this,
        DatumKind.Number => Of(Number != 0),
        DatumKind.Text => Text.Trim().ToLowerInvariant() switch
        {
            "t" or "true" or "y" or "yes" or "on" or "1" => True,
            "f" or "false" or "n" or "no" or "off" or "0" => False,
            _ => Unknown,
        },
        _ => Unknown,
    };

    public static Datum Not(Datum value) => value.Kind == DatumKind.Boolean ? Of(!value.IsTrue) : value.IsNull ? Null : Unknown;

    /// <summary>−1, 0, 1; null where the two cannot be compared here.</summary>
    public static int? Compare(Datum left, Datum right)
    {
        if (left.Kind == DatumKind.Object && right.Kind == DatumKind.Object)
        {
            return string.CompareOrdinal(left.Key, right.Key);
        }

        if ((left.Kind == DatumKind.Object && right.Number == 0 && right.Kind == DatumKind.Number) || (right.Kind == DatumKind.Object && left.Number == 0 && left.Kind == DatumKind.Number))
        {
            // No object's oid is 0.
            return left.Kind == DatumKind.Object ? 1 : -1;
        }

        if (left.Kind == DatumKind.Number || right.Kind == DatumKind.Number)
        {
            var (one, other) = (left.ToNumber(), right.ToNumber());
            return one.Kind == DatumKind.Number && other.Kind == DatumKind.Number ? one.Number.CompareTo(other.Number) : null;
        }

        if (left.Kind == DatumKind.Boolean || right.Kind == DatumKind.Boolean)
        {
            var (one, other) = (left.ToBoolean(), right.ToBoolean());
            return one.Kind == DatumKind.Boolean && other.Kind == DatumKind.Boolean ? one.IsTrue.CompareTo(other.IsTrue) : null;
        }

        if (left.Kind == DatumKind.Text && right.Kind == DatumKind.Text)
        {
            return string.CompareOrdinal(left.Text, right.Text);
        }

        return left.Kind == DatumKind.Array && right.Kind == DatumKind.Array && !left.Items.Concat(right.Items).Any(static i => i.IsUnknown || i.IsNull)
            ? left.Items.SequenceEqual(right.Items) ? 0 : 1
            : null;
    }
}
