using System.Globalization;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Evaluates what guards and loops of migrations ask of the system catalogs. What the model cannot decide is <see cref="Datum.Unknown"/>: it spreads through
/// everything that depends on it, and through nothing else.
/// </summary>
internal sealed partial class Evaluator(CatalogReader catalog, SearchPath path, IReadOnlyDictionary<string, Datum>? variables = null, IReadOnlyList<PossibleObject>? possible = null)
{
    private const int MaxDepth = 100;

    private readonly SystemTables _tables = new(catalog, path, possible ?? []);
    private string _text = "";

    /// <summary>What pg_event_trigger_ddl_commands() returns; null: no event trigger is fired.</summary>
    public VirtualTable? EventCommands { get; init; }

    private int _depth;

    /// <summary>A query, as text.</summary>
    /// <returns>Null when the model cannot tell its rows.</returns>
    public QueryResult? Query(string sql)
    {
        var parser = new SqlNodeParser(sql);
        var query = parser.ParseQuery();
        if (parser.Failed || !parser.IsAtEnd)
        {
            return null;
        }

        _text = sql;
        return Run(query, scope: null, tables: null);
    }

    /// <summary>An expression, as text.</summary>
    public Datum Evaluate(string sql)
    {
        var parser = new SqlNodeParser(sql);
        var node = parser.ParseExpression();
        if (parser.Failed)
        {
            return Datum.Unknown;
        }

        _text = sql;
        if (parser.IsAtEnd)
        {
            return Evaluate(node, scope: null);
        }

        // PL/pgSQL takes what could stand behind SELECT: IF count(*) > 0 FROM t THEN.
        return Query("SELECT " + sql)?.Scalar ?? Datum.Unknown;
    }

    private Datum Evaluate(ExpressionNode node, RowScope? scope, Group? group = null)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return Datum.Unknown;
        }

        var result = EvaluateNode(node, scope, group);
        _depth--;
        return result;
    }

    private Datum EvaluateNode(ExpressionNode node, RowScope? scope, Group? group)
    {
        switch (node)
        {
            case ParenthesisNode parenthesis:
                return Evaluate(parenthesis.Inner, scope, group);
            case LiteralNode literal:
                return Literal(literal);
            case NameNode name:
                return Name(name, scope);
            case ParameterNode parameter:
                return Variable("$" + parameter.Number.ToString(CultureInfo.InvariantCulture)) ?? Datum.Unknown;
            case CastNode cast:
                return Cast(Evaluate(cast.Argument, scope, group), cast.Type);
            case CollateNode collate:
                return Evaluate(collate.Argument, scope, group);
            case BooleanNode boolean:
                return Boolean(boolean, scope, group);
            case OperatorNode operation:
                return Operator(operation, scope, group);
            case ConstructNode construct:
                return Construct(construct, scope, group);
            case CaseNode choice:
                return Case(choice, scope, group);
            case ArrayNode array:
                return Datum.OfArray([.. array.Items.Select(i => Evaluate(i, scope, group))]);
            case SubqueryNode subquery:
                return Subquery(subquery, scope);
            case CallNode call:
                return IsAggregate(call) ? group is null ? Datum.Unknown : Aggregate(call, group) : Call(call, scope, group);
            case IndirectionNode { Steps.Count: 1 } indirection:
                return Part(Evaluate(indirection.Argument, scope, group), indirection.Steps[0], scope, group);
            default:
                return Datum.Unknown;
        }
    }

    /// <summary>A field of a row, an element of an array.</summary>
    private Datum Part(Datum whole, Indirection step, RowScope? scope, Group? group)
    {
        if (step.Name is { } field)
        {
            return whole.Field(field);
        }

        var position = step is { IsSlice: false, Subscripts.Length: 1 } ? Evaluate(step.Subscripts[0], scope, group).ToNumber() : Datum.Unknown;
        return whole.Kind != DatumKind.Array || position.Kind != DatumKind.Number ? Datum.Unknown
            : position.Number >= 1 && position.Number <= whole.Items.Count ? whole.Items[(int)position.Number - 1]
            : Datum.Null;
    }

    private Datum Literal(LiteralNode literal) => literal.Kind switch
    {
        LiteralKind.String => Datum.Of(literal.Value),
        LiteralKind.Integer or LiteralKind.Numeric => Datum.Of(literal.Value).ToNumber(),
        LiteralKind.Boolean => _text.Substring(literal.Start, literal.End - literal.Start).Equals("true", StringComparison.OrdinalIgnoreCase) ? Datum.True : Datum.False,
        LiteralKind.Null => Datum.Null,
        _ => Datum.Unknown,
    };

    /// <summary>A column before a variable, as both cannot stand there.</summary>
    private Datum Name(NameNode node, RowScope? scope)
    {
        var parts = node.Parts;
        if (node.IsStar)
        {
            return Datum.Unknown;
        }

        if (parts.Length == 1)
        {
            var column = scope?.Find(parts[0].Name!);
            return column ?? Variable(parts[0].Name!) ?? Datum.Unknown;
        }

        var (alias, name) = (parts[parts.Length - 2].Name!, parts[parts.Length - 1].Name!);
        return scope?.Find(alias, name)
            ?? (Variable(alias) is { } record && record.Kind == DatumKind.Row ? record.Field(name) : Variable(name) ?? Datum.Unknown);
    }

    private Datum? Variable(string name) => variables is not null && variables.TryGetValue(name, out var value) ? value : null;

    private Datum Boolean(BooleanNode node, RowScope? scope, Group? group)
    {
        if (node.Word == Keyword.Not)
        {
            return Datum.Not(Evaluate(node.Operands[0], scope, group).ToBoolean());
        }

        var decisive = node.Word == Keyword.Or ? Datum.True : Datum.False;
        var result = Datum.Not(decisive);
        foreach (var operand in node.Operands)
        {
            var value = Evaluate(operand, scope, group).ToBoolean();
            if (value == decisive)
            {
                return decisive;
            }

            result = value.IsUnknown || result.IsUnknown ? Datum.Unknown : value.IsNull || result.IsNull ? Datum.Null : result;
        }

        return result;
    }

    private Datum Case(CaseNode node, RowScope? scope, Group? group)
    {
        var argument = node.Argument is null ? null : Evaluate(node.Argument, scope, group);
        foreach (var (condition, value) in node.Branches)
        {
            var test = argument is null ? Evaluate(condition, scope, group).ToBoolean() : Compared("=", argument, Evaluate(condition, scope, group));
            if (test.IsTrue)
            {
                return Evaluate(value, scope, group);
            }

            if (test.IsUnknown)
            {
                return Datum.Unknown;
            }
        }

        return node.Else is null ? Datum.Null : Evaluate(node.Else, scope, group);
    }

    private Datum Subquery(SubqueryNode node, RowScope? scope)
    {
        var result = Run(node.Query, scope, tables: null);
        return node.Kind switch
        {
            _ when result is null => Datum.Unknown,
            SubqueryKind.Exists => result.Exists,
            SubqueryKind.Array => result.MayHaveMore ? Datum.Unknown : Datum.OfArray([.. result.Rows.Select(static r => r[0])]),
            _ => result.Scalar,
        };
    }

    private Datum Construct(ConstructNode node, RowScope? scope, Group? group)
    {
        var operands = node.Operands;
        if (node.Kind == ConstructKind.Compare && operands.Count >= 2)
        {
            return Match(node, scope, group);
        }

        if (node is { Kind: ConstructKind.Plain, ResultType: "bool", Operands.Count: 1 })
        {
            return Test(Words(operands[0].End, node.End), Evaluate(operands[0], scope, group));
        }

        switch (node.OutputName)
        {
            case "substring" when operands.Count is 2 or 3:
                // FOR alone counts from the first letter.
                var parts = operands.ConvertAll(o => Evaluate(o, scope, group));
                var isForAlone = operands.Count == 2 && Words(operands[0].End, operands[1].Start) == "for";
                return parts.Exists(static p => p.IsUnknown || p.IsNull) || parts[0].Kind != DatumKind.Text || parts[1].Kind != DatumKind.Number ? Datum.Unknown
                    : TextFunctions.Call("substring", parts[0].Text, isForAlone ? [parts[0], Datum.Of(1), parts[1]] : parts);
            case "position" when operands.Count == 2:
                return Evaluate(operands[0], scope, group) is { Kind: DatumKind.Text } part && Evaluate(operands[1], scope, group) is { Kind: DatumKind.Text } whole ? Datum.Of(whole.Text.IndexOf(part.Text, StringComparison.Ordinal) + 1) : Datum.Unknown;
            case "coalesce":
                foreach (var operand in operands)
                {
                    var value = Evaluate(operand, scope, group);
                    if (!value.IsNull)
                    {
                        return value;
                    }
                }

                return Datum.Null;
            case "nullif" when operands.Count == 2:
                var first = Evaluate(operands[0], scope, group);
                var same = Compared("=", first, Evaluate(operands[1], scope, group));
                return same.IsTrue ? Datum.Null : same.IsUnknown ? Datum.Unknown : first;
            case "current_schema":
                return CurrentSchema();
            case "current_catalog":
                return InformationSchema.Database;
            case "extract" when operands.Count == 1:
                var words = _text.Substring(node.Start, operands[0].Start - node.Start).ToLowerInvariant().Split([' ', '(', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
                return words.Length == 3 ? DateText.Extract(words[1], Evaluate(operands[0], scope, group)) : Datum.Unknown;
            case "btrim" or "ltrim" or "rtrim" when operands.Count == 1:
                var text = Evaluate(operands[0], scope, group).ToText();
                return text.Kind != DatumKind.Text ? text : Datum.Of(node.OutputName == "btrim" ? text.Text.Trim(' ') : node.OutputName == "ltrim" ? text.Text.TrimStart(' ') : text.Text.TrimEnd(' '));
            default:
                return Datum.Unknown;
        }
    }

    private Datum CurrentSchema() => Datum.Of(catalog.Find(path.CreationSchema(catalog))?.Name);

    private static Datum Test(string words, Datum value)
    {
        var negated = words is "notnull" || words.StartsWith("is not ", StringComparison.Ordinal);
        Datum result;
        if (words is "isnull" or "notnull" || words.EndsWith(" null", StringComparison.Ordinal))
        {
            result = value.IsUnknown ? Datum.Unknown : Datum.Of(value.IsNull);
        }
        else
        {
            var boolean = value.ToBoolean();
            result = boolean.IsUnknown ? Datum.Unknown
                : words.EndsWith(" true", StringComparison.Ordinal) ? Datum.Of(boolean.IsTrue)
                : words.EndsWith(" false", StringComparison.Ordinal) ? Datum.Of(boolean.IsFalse)
                : words.EndsWith(" unknown", StringComparison.Ordinal) ? Datum.Of(boolean.IsNull)
                : Datum.Unknown;
        }

        return negated ? Datum.Not(result) : result;
    }

    /// <summary>IN, BETWEEN, LIKE, IS DISTINCT FROM.</summary>
    private Datum Match(ConstructNode node, RowScope? scope, Group? group)
    {
        var operands = node.Operands;
        var left = Evaluate(operands[0], scope, group);
        var words = Words(operands[0].End, operands[1].Start).TrimEnd('(', ' ');
        var negated = words.StartsWith("not ", StringComparison.Ordinal);
        var word = negated ? words.Substring(4) : words;
        Datum result;
        switch (word)
        {
            case "in" when operands.Count == 2 && operands[1] is SubqueryNode subquery:
                result = Run(subquery.Query, scope, tables: null) is { } rows ? IsMember(left, [.. rows.Rows.Select(static r => r[0])], rows.MayHaveMore) : Datum.Unknown;
                break;
            case "in" when operands[0] is RowNode row && operands.Skip(1).All(o => o is RowNode other && other.Items.Count == row.Items.Count):
                result = Datum.False;
                foreach (var other in operands.Skip(1).OfType<RowNode>())
                {
                    var same = row.Items.Select((item, i) => Compared("=", Evaluate(item, scope, group), Evaluate(other.Items[i], scope, group))).Aggregate(And);
                    result = result.IsTrue || same.IsTrue ? Datum.True : result.IsUnknown || same.IsUnknown ? Datum.Unknown : result.IsNull || same.IsNull ? Datum.Null : Datum.False;
                }

                break;
            case "in":
                result = IsMember(left, [.. operands.Skip(1).Select(o => Evaluate(o, scope, group))], mayHaveMore: false);
                break;
            case "between" when operands.Count == 3:
                result = And(Compared(">=", left, Evaluate(operands[1], scope, group)), Compared("<=", left, Evaluate(operands[2], scope, group)));
                break;
            case "like" or "ilike" when operands.Count == 2:
                result = Like(left, Evaluate(operands[1], scope, group), word is "ilike");
                break;
            case "is distinct from" or "is not distinct from":
                var right = Evaluate(operands[1], scope, group);
                result = left.IsUnknown || right.IsUnknown ? Datum.Unknown : left.IsNull || right.IsNull ? Datum.Of(left.IsNull != right.IsNull) : Datum.Not(Compared("=", left, right));
                return word is "is distinct from" ? result : Datum.Not(result);
            default:
                return Datum.Unknown;
        }

        return negated ? Datum.Not(result) : result;
    }

    private static Datum And(Datum left, Datum right) =>
        left.IsFalse || right.IsFalse ? Datum.False : left.IsUnknown || right.IsUnknown ? Datum.Unknown : left.IsNull || right.IsNull ? Datum.Null : Datum.True;

    private static Datum IsMember(Datum value, IReadOnlyList<Datum> items, bool mayHaveMore)
    {
        var result = mayHaveMore ? Datum.Unknown : Datum.False;
        foreach (var item in items)
        {
            var same = Compared("=", value, item);
            if (same.IsTrue)
            {
                return Datum.True;
            }

            result = same.IsUnknown || result.IsUnknown ? Datum.Unknown : same.IsNull ? Datum.Null : result;
        }

        return result;
    }

    private Datum Operator(OperatorNode node, RowScope? scope, Group? group)
    {
        if (node.Left is null)
        {
            var operand = Evaluate(node.Right, scope, group).ToNumber();
            return node.Name.Name is "-" && operand.Kind == DatumKind.Number ? Datum.Of(-operand.Number) : node.Name.Name is "+" ? operand : Datum.Unknown;
        }

        var left = Evaluate(node.Left, scope, group);
        if (node.IsQuantified)
        {
            return Quantified(node, left, scope, group);
        }

        if (node.Name.Name is "+" or "-" && Interval(node.Right, scope, group) is { } interval)
        {
            return DateText.Add(left, node.Name.Name is "+" ? interval : (-interval.Months, -interval.Days));
        }

        var right = Evaluate(node.Right, scope, group);
        switch (node.Name.Name)
        {
            case "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=":
                return Compared(node.Name.Name, left, right);
            case "||":
                return Concatenated(left, right);
            case "~~" or "~~*":
                return Like(left, right, node.Name.Name is "~~*");
            case "!~~" or "!~~*":
                return Datum.Not(Like(left, right, node.Name.Name is "!~~*"));
            case "~" or "~*":
                return MatchesRegularExpression(left, right, node.Name.Name is "~*");
            case "!~" or "!~*":
                return Datum.Not(MatchesRegularExpression(left, right, node.Name.Name is "!~*"));
            case "+" or "-" when DateText.Arithmetic(node.Name.Name, left, right) is { } day:
                return day;
            case "+" or "-" or "*":
                var (a, b) = (left.ToNumber(), right.ToNumber());
                return a.IsNull || b.IsNull ? Datum.Null
                    : a.Kind != DatumKind.Number || b.Kind != DatumKind.Number || Math.Abs(a.Number) > int.MaxValue || Math.Abs(b.Number) > int.MaxValue ? Datum.Unknown
                    : Datum.Of(node.Name.Name is "+" ? a.Number + b.Number : node.Name.Name is "-" ? a.Number - b.Number : a.Number * b.Number);
            default:
                return Datum.Unknown;
        }
    }

    /// <summary><c>interval '1 month'</c>, <c>(i || ' days')::interval</c>, <c>i * interval '1 day'</c>.</summary>
    private (int Months, int Days)? Interval(ExpressionNode node, RowScope? scope, Group? group)
    {
        switch (node.Unparenthesized)
        {
            case CastNode { Type: { Name.Name: "interval", Modifiers: null } } cast:
                return DateText.Interval(Evaluate(cast.Argument, scope, group).ToText());
            case OperatorNode { Left: { } left, Name.Name: "*" } product:
                var (unit, factor) = Interval(left, scope, group) is { } first ? (first, product.Right) : (Interval(product.Right, scope, group), left);
                return unit is { } one && Evaluate(factor, scope, group).ToNumber() is { Kind: DatumKind.Number, Number: > -1000 and < 1000 } number && number.Number == Math.Truncate(number.Number)
                    ? (one.Months * (int)number.Number, one.Days * (int)number.Number)
                    : null;
            default:
                return null;
        }
    }

    private Datum Quantified(OperatorNode node, Datum left, RowScope? scope, Group? group)
    {
        IReadOnlyList<Datum> items;
        var mayHaveMore = false;
        if (node.Right is SubqueryNode subquery)
        {
            if (Run(subquery.Query, scope, tables: null) is not { } result)
            {
                return Datum.Unknown;
            }

            items = [.. result.Rows.Select(static r => r[0])];
            mayHaveMore = result.MayHaveMore;
        }
        else
        {
            var array = Evaluate(node.Right, scope, group);
            if (array.Kind == DatumKind.Text && array.Text.StartsWith("{", StringComparison.Ordinal) && array.Text.IndexOf('"') < 0)
            {
                array = Datum.OfArray([.. array.Text.Trim('{', '}').Split(',').Select(static i => Datum.Of(i.Trim()))]);
            }

            if (array.Kind != DatumKind.Array)
            {
                return array.IsNull ? Datum.Null : Datum.Unknown;
            }

            items = array.Items;
        }

        var isAll = Words(node.Name.End, node.Right.Start).StartsWith("all", StringComparison.Ordinal);
        return node.Name.Name switch
        {
            "=" when !isAll => IsMember(left, items, mayHaveMore),
            "<>" or "!=" when isAll => Datum.Not(IsMember(left, items, mayHaveMore)),
            _ => Datum.Unknown,
        };
    }

    private static Datum Concatenated(Datum left, Datum right)
    {
        if (left.Kind == DatumKind.Array || right.Kind == DatumKind.Array)
        {
            return left.IsUnknown || right.IsUnknown ? Datum.Unknown : Datum.OfArray([.. left.Kind == DatumKind.Array ? left.Items : [left], .. right.Kind == DatumKind.Array ? right.Items : [right]]);
        }

        var (one, other) = (left.ToText(), right.ToText());
        return one.IsUnknown || other.IsUnknown ? Datum.Unknown : one.IsNull || other.IsNull ? Datum.Null : Datum.Of(one.Text + other.Text);
    }

    private static Datum Compared(string symbol, Datum left, Datum right)
    {
        if (left.IsUnknown || right.IsUnknown || DateText.AreOfTwoTypes(left, right))
        {
            return Datum.Unknown;
        }

        if (left.IsNull || right.IsNull)
        {
            return Datum.Null;
        }

        if (left.Kind == DatumKind.ServerVersion)
        {
            return ComparedVersion(symbol, right);
        }

        if (Datum.Compare(left, right) is not { } order)
        {
            return Datum.Unknown;
        }

        return Datum.Of(symbol switch { "=" => order == 0, "<>" or "!=" => order != 0, "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 });
    }

    /// <summary>Decided where all supported servers agree.</summary>
    private static Datum ComparedVersion(string symbol, Datum number)
    {
        var oldest = Compared(symbol, Datum.Of(150000), number);
        var newest = Compared(symbol, Datum.Of(189999), number);
        return symbol is "=" or "<>" or "!=" || oldest != newest ? Datum.Unknown : oldest;
    }

    private static Datum Like(Datum value, Datum pattern, bool ignoreCase)
    {
        var (text, like) = (value.ToText(), pattern.ToText());
        if (text.Kind != DatumKind.Text || like.Kind != DatumKind.Text)
        {
            return text.IsNull || like.IsNull ? Datum.Null : Datum.Unknown;
        }

        return Datum.Of(ignoreCase ? LikePattern.Matches(text.Text.ToLowerInvariant(), like.Text.ToLowerInvariant()) : LikePattern.Matches(text.Text, like.Text));
    }

    private static Datum MatchesRegularExpression(Datum value, Datum pattern, bool ignoreCase)
    {
        var (text, expression) = (value.ToText(), pattern.ToText());
        return text.Kind == DatumKind.Text && expression.Kind == DatumKind.Text ? Datum.Of(RegularExpression.Matches(text.Text, expression.Text, ignoreCase))
            : text.IsNull || expression.IsNull ? Datum.Null
            : Datum.Unknown;
    }

    private Datum Cast(Datum value, TypeNode type)
    {
        if (value.IsNull || value.IsUnknown || type.ArrayDimensions > 0)
        {
            return value;
        }

        switch (type.Name.Name)
        {
            case "text" or "varchar" or "name" or "bpchar":
                return value.ToText();
            case "int4" or "int8" or "int2" or "numeric" or "integer" or "bigint" or "smallint":
                return value.ToNumber();
            case "bool" or "boolean":
                return value.ToBoolean();
            case "regclass" when value.Kind == DatumKind.Text:
                return ObjectNamed(value.Text, static (c, n, p) => c.FindRelation(n, p)) ?? throw new ReplayException(ReplayError.UndefinedObject, $"relation \"{value.Text}\" does not exist");
            case "regtype" when value.Kind == DatumKind.Text:
                return TypeNamed(value.Text) ?? Datum.Unknown;
            case "regnamespace" when value.Kind == DatumKind.Text:
                return ObjectNamed(value.Text, static (c, n, _) => c.FindSchema(n.Name)) ?? Datum.Unknown;
            case "regclass" or "regtype" or "regnamespace" or "oid":
                return value;
            case "regprocedure" when value.Kind == DatumKind.Text:
                return _tables.RoutineOf(value.Text) ?? Datum.Unknown;
            case "regprocedure" when value.Kind == DatumKind.Object:
                return _tables.Signature(value);
            case "regproc" or "regprocedure" or "regrole":
                return Datum.Unknown;
            case "date":
                return DateText.Cast(value);
            case "timestamp":
                return DateText.CastTimestamp(value);
            default:
                return value.Kind == DatumKind.Text && !DateText.IsRewritten(type.Name.Name) ? value : Datum.Unknown;
        }
    }

    private string Words(int start, int end)
    {
        var piece = _text.Substring(start, Math.Max(0, end - start));
        return string.Join(" ", SqlLexer.Tokenize(piece).Select(t => piece.Substring(t.Start, t.Length).ToLowerInvariant()));
    }
}
