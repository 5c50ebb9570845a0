using System.Globalization;
using System.Text;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal sealed partial class Evaluator
{
    private static readonly HashSet<string> Aggregates = new(StringComparer.Ordinal) { "count", "array_agg", "string_agg", "bool_or", "bool_and", "every", "min", "max", "sum", "json_agg", "jsonb_agg" };

    /// <summary>The rows that an aggregate sees.</summary>
    private sealed record Group(IReadOnlyList<RowScope> Rows, bool IsUncertain);

    private static bool IsAggregate(CallNode call) => call.Name.Length <= 2 && Aggregates.Contains(call.Name[call.Name.Length - 1].Name!);

    private Datum Aggregate(CallNode call, Group group)
    {
        if (group.IsUncertain || call.Over is not null || call.WithinGroup.Count > 0)
        {
            return Datum.Unknown;
        }

        var rows = group.Rows;
        if (call.Filter is { } filter)
        {
            var tests = rows.Select(r => (Row: r, Test: Evaluate(filter, r).ToBoolean())).ToList();
            if (tests.Exists(static t => t.Test.IsUnknown))
            {
                return Datum.Unknown;
            }

            rows = [.. tests.Where(static t => t.Test.IsTrue).Select(static t => t.Row)];
        }

        var name = call.Name[call.Name.Length - 1].Name;
        if (name is "count" && (call.HasStar || call.Arguments.Count == 0))
        {
            return Datum.Of(rows.Count);
        }

        if (call.Arguments.Count == 0)
        {
            return Datum.Unknown;
        }

        rows = call.OrderBy.Count > 0 ? Sorted(rows, call.OrderBy) ?? [] : rows;
        var values = rows.Select(r => Evaluate(call.Arguments[0].Value, r)).ToList();
        if (values.Exists(static v => v.IsUnknown))
        {
            return Datum.Unknown;
        }

        if (Words(call.NameEnd, call.Arguments[0].Value.Start).EndsWith("distinct", StringComparison.Ordinal))
        {
            values = [.. values.Distinct()];
        }

        var present = values.Where(static v => !v.IsNull).ToList();
        switch (name)
        {
            case "count":
                return Datum.Of(present.Count);
            case "array_agg":
                return values.Count == 0 ? Datum.Null : Datum.OfArray(values);
            case "string_agg" when call.Arguments.Count == 2:
                var separator = rows.Count == 0 ? Datum.Null : Evaluate(call.Arguments[1].Value, rows[0]);
                return present.Count == 0 ? Datum.Null : Joined(present, separator);
            case "bool_or":
                return present.Count == 0 ? Datum.Null : Datum.Of(present.Exists(static v => v.ToBoolean().IsTrue));
            case "bool_and" or "every":
                return present.Count == 0 ? Datum.Null : Datum.Of(present.TrueForAll(static v => v.ToBoolean().IsTrue));
            case "min" or "max" when present.Count <= 1:
                return present.Count == 0 ? Datum.Null : present[0];
            case "min" or "max" when present.TrueForAll(static v => v.Kind == DatumKind.Number):
                return Datum.Of(name == "min" ? present.Min(static v => v.Number) : present.Max(static v => v.Number));
            default:
                return Datum.Unknown;
        }
    }

    private static Datum Joined(List<Datum> values, Datum separator)
    {
        var texts = values.ConvertAll(static v => v.ToText());
        return separator.Kind != DatumKind.Text || texts.Exists(static t => t.Kind != DatumKind.Text) ? Datum.Unknown : Datum.Of(string.Join(separator.Text, texts.Select(static t => t.Text)));
    }

    private Datum Call(CallNode call, RowScope? scope, Group? group)
    {
        if (Routine(call, scope, group, out var isSet) is { } rows && !isSet)
        {
            return rows.Scalar;
        }

        if (call.Name.Length > 1 && call.Name[0].Name is not "pg_catalog")
        {
            return Datum.Unknown;
        }

        var name = call.Name[call.Name.Length - 1].Name!;
        var values = call.Arguments.ConvertAll(a => Evaluate(a.Value, scope, group));
        return name switch
        {
            "current_schema" => CurrentSchema(),
            "current_database" => InformationSchema.Database,
            "current_schemas" => Datum.OfArray([.. path.Resolve(catalog).Select(s => Datum.Of(catalog.SchemaName(s)))]),
            "current_setting" when values.Count > 0 && values[0] == Datum.Of("server_version_num") => Datum.ServerVersion,
            // 15 raises where this is no name, and then the migration is not applied there.
            "to_regclass" when values.Count == 1 => values[0].Kind == DatumKind.Text && NameList.Parse(values[0].Text) is null ? Datum.Null : Registered(values[0], static (c, n, p) => c.FindRelation(n, p)),
            "to_regtype" when values.Count == 1 => values[0].Kind == DatumKind.Text ? Certain(TypeNamed(values[0].Text)) : values[0].IsNull ? Datum.Null : Datum.Unknown,
            "to_regprocedure" when values.Count == 1 => values[0].Kind == DatumKind.Text ? Certain(_tables.RoutineOf(values[0].Text)) : values[0].IsNull ? Datum.Null : Datum.Unknown,
            "to_regnamespace" when values.Count == 1 => Registered(values[0], static (c, n, _) => c.FindSchema(n.Name)),
            "format" when values.Count > 0 => Formatted(values),
            "concat" => values.Exists(static v => v.ToText().IsUnknown) ? Datum.Unknown : Datum.Of(string.Concat(values.Select(static v => v.ToText().Text))),
            "pg_get_serial_sequence" when values.Count == 2 && values[0].Kind == DatumKind.Text =>
                _tables.SequenceOf(ObjectNamed(values[0].Text, static (c, n, p) => c.FindRelation(n, p)) ?? Datum.Unknown, values[1]),
            "pg_get_function_identity_arguments" when values.Count == 1 && values[0].Kind == DatumKind.Object => _tables.IdentityArguments(values[0]),
            "pg_get_serial_sequence" => Datum.Unknown,
            "pg_get_constraintdef" when values.Count == 1 => values[0].IsNull ? Datum.Null : values[0].Kind == DatumKind.Object && SystemTables.FindObject(catalog, values[0]) is TableConstraint constraint && ConstraintText.Of(catalog, path, constraint) is { } definition ? Datum.Of(definition) : Datum.Unknown,
            "pg_get_viewdef" when values.Count > 0 => ViewDefinition(values[0]),
            "format_type" when values.Count == 2 && values[0].Kind == DatumKind.Object && values[1].Kind == DatumKind.Object => Datum.Of(values[1].Text),
            "pg_table_is_visible" when values.Count == 1 => IsVisible(values[0]),
            _ => values.Exists(static v => v.IsUnknown) ? Datum.Unknown
                : values.Exists(static v => v.IsNull) ? Datum.Null
                : OfValues(name, values),
        };
    }

    /// <summary>To make the view again, any text with its meaning is as good as PostgreSQL's.</summary>
    private Datum ViewDefinition(Datum view)
    {
        var relation = view.Kind == DatumKind.Text ? ObjectNamed(view.Text, static (c, n, p) => c.FindRelation(n, p)) ?? Datum.Unknown : view;
        return relation.Kind == DatumKind.Object && _tables.RelationOf(relation) is View found ? Datum.Of(found.Query.ToSql(catalog)) : Datum.Unknown;
    }

    private Datum IsVisible(Datum relation) =>
        relation.Kind == DatumKind.Object && _tables.RelationOf(relation) is { } found ? Datum.Of(catalog.FindRelation(new QualifiedName(Schema: null, found.Name), path)?.Oid == found.Oid) : Datum.Unknown;

    /// <summary>An element that an array is printed with as it is.</summary>
    private static bool IsPlainElement(Datum item) =>
        item is { Kind: DatumKind.Text, Text.Length: > 0 } && item.Text.All(static c => char.IsLetterOrDigit(c) || c == '_') && !item.Text.Equals("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>Functions that give NULL for NULL.</summary>
    private Datum OfValues(string name, List<Datum> values)
    {
        var first = values.Count > 0 ? values[0].ToText() : Datum.Unknown;
        switch (name)
        {
            case "text" or "varchar" or "name":
                return first;
            case "to_hex" when values.Count == 1 && values[0].ToNumber() is { Kind: DatumKind.Number, Number: >= 0 and <= int.MaxValue } number:
                return Datum.Of(((long)number.Number).ToString("x", CultureInfo.InvariantCulture));
            case "to_char" when values.Count == 2:
                return DateText.Format(values[0], values[1]);
            case "quote_ident" when first.Kind == DatumKind.Text:
                return Datum.Of(SqlIdentifier.Quote(first.Text));
            case "quote_literal" when values[0].Kind == DatumKind.Array:
                return values[0].Items.All(static i => IsPlainElement(i.ToText())) ? Datum.Of(SqlText.Literal("{" + string.Join(",", values[0].Items.Select(static i => i.ToText().Text)) + "}")) : Datum.Unknown;
            case "quote_literal" when first.Kind == DatumKind.Text:
                return first.Text.IndexOf('\\') >= 0 ? Datum.Unknown : Datum.Of(SqlText.Literal(first.Text));
            case "array_to_string" when values.Count == 2 && values[0].Kind == DatumKind.Array:
                return Joined([.. values[0].Items.Where(static i => !i.IsNull)], values[1]);
            case "array_length" or "cardinality" when values[0].Kind == DatumKind.Array:
                return values[0].Items.Count == 0 && name == "array_length" ? Datum.Null : Datum.Of(values[0].Items.Count);
            case "array_upper" or "array_lower" when values.Count == 2 && values[0].Kind == DatumKind.Array && values[1] == Datum.Of(1):
                return values[0].Items.Count == 0 ? Datum.Null : Datum.Of(name == "array_lower" ? 1 : values[0].Items.Count);
            case "string_to_array" when values.Count == 2 && first.Kind == DatumKind.Text && values[1] is { Kind: DatumKind.Text, Text.Length: > 0 } separator:
                return Datum.OfArray([.. first.Text.Split([separator.Text], StringSplitOptions.None).Select(static i => Datum.Of(i))]);
            case "pg_get_expr" when values.Count >= 1 && values[0].Kind == DatumKind.Text:
                return values[0];
            default:
                return first.Kind == DatumKind.Text ? TextFunctions.Call(name, first.Text, values) : Datum.Unknown;
        }
    }

    /// <summary>format() with %s, %I, %L and %%; positions (%1$I) too.</summary>
    private static Datum Formatted(List<Datum> values)
    {
        if (values[0].Kind != DatumKind.Text)
        {
            return values[0].IsNull ? Datum.Null : Datum.Unknown;
        }

        var pattern = values[0].Text;
        var result = new StringBuilder(pattern.Length);
        var next = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                result.Append(pattern[i]);
                continue;
            }

            if (++i < pattern.Length && pattern[i] == '%')
            {
                result.Append('%');
                continue;
            }

            var digits = i;
            while (i < pattern.Length && char.IsDigit(pattern[i]))
            {
                i++;
            }

            if (i > digits && i < pattern.Length && pattern[i] == '$' && int.TryParse(pattern.Substring(digits, i - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                next = position;
                i++;
            }
            else if (i > digits)
            {
                return Datum.Unknown;
            }

            if (i >= pattern.Length || next < 1 || next >= values.Count || FormattedValue(pattern[i], values[next++]) is not { } text)
            {
                return Datum.Unknown;
            }

            result.Append(text);
        }

        return Datum.Of(result.ToString());
    }

    private static string? FormattedValue(char conversion, Datum value)
    {
        var text = value.ToText();
        return (conversion, text.Kind) switch
        {
            ('s', DatumKind.Text) => text.Text,
            ('s', DatumKind.Null) => "",
            ('I', DatumKind.Text) => SqlIdentifier.Quote(text.Text),
            ('L', DatumKind.Text) when text.Text.IndexOf('\\') < 0 => SqlText.Literal(text.Text),
            ('L', DatumKind.Null) => "NULL",
            _ => null,
        };
    }
}
