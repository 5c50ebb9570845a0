using System.Globalization;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>
/// A text by which two pieces of SQL, both with their names printed as <see cref="Expression.ToCanonical"/> prints them, can be told apart or recognised as what PostgreSQL stores
/// alike: parentheses by what they hold together, and one way to write what the grammar lets people write in several. Conversions that go without saying are left out, because
/// what pg_dump writes has them and what people write has not.
/// </summary>
internal sealed class StoredForm
{
    private const string Open = "⟨";
    private const string Close = "⟩";

    private readonly string _text;
    private readonly SqlToken[] _tokens;
    private readonly StringBuilder _result = new();

    private StoredForm(string text)
    {
        _text = text;
        _tokens = SqlLexer.Tokenize(text);
    }

    /// <param name="catalog">Where the names in the text are found.</param>
    /// <param name="relation">The relation whose columns an expression uses; null: none.</param>
    /// <param name="sql">An expression, a list of index keys, or a query.</param>
    /// <returns>Null when the text could not be read.</returns>
    public static string? Of(CatalogReader catalog, IHasColumns? relation, string sql)
    {
        var form = new StoredForm(sql);
        if (form._tokens.Length == 0)
        {
            return "";
        }

        return form.IsQuery ? form.OfQuery(catalog) : form.OfKeys(catalog, relation);
    }

    private bool IsQuery => _tokens[0] is { Kind: TokenKind.Keyword, Keyword: Keyword.Select or Keyword.With or Keyword.Values or Keyword.Table }
        || (_tokens[0].Kind == TokenKind.LeftParenthesis && _tokens.Length > 1 && _tokens[1] is { Kind: TokenKind.Keyword, Keyword: Keyword.Select or Keyword.With or Keyword.Values });

    private string? OfQuery(CatalogReader catalog)
    {
        var parser = new SqlNodeParser(_text);
        var query = parser.ParseQuery();
        if (parser.Failed || !parser.IsAtEnd)
        {
            return null;
        }

        var binder = new Binder(catalog, SearchPath.Default, _text);
        binder.BindQuery(query, binder.NewScope(parent: null, tables: null));
        Write(query);
        return _result.ToString();
    }

    /// <summary>Expressions between commas; behind each may stand what belongs to an index key.</summary>
    private string? OfKeys(CatalogReader catalog, IHasColumns? relation)
    {
        var parser = new SqlNodeParser(_text);
        while (true)
        {
            var node = parser.ParseExpression();
            if (parser.Failed)
            {
                return null;
            }

            Bind(catalog, relation, node);
            Write(node);
            if (parser.IsAtEnd)
            {
                return _result.ToString();
            }

            var next = Array.FindIndex(_tokens, t => t.Start >= node.End && t.Kind == TokenKind.Comma);
            WriteTokens(node.End, next < 0 ? _text.Length : _tokens[next].End);
            if (next < 0)
            {
                return _result.ToString();
            }

            parser.MoveTo(next + 1);
        }
    }

    private void Bind(CatalogReader catalog, IHasColumns? relation, ExpressionNode node)
    {
        var binder = new Binder(catalog, SearchPath.Default, _text);
        var scope = binder.NewScope(parent: null, tables: null);
        if (relation is not null)
        {
            scope.Add(binder.RelationItem(relation));
        }

        binder.Bind(node, scope);
    }

    private void Write(SqlNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ParenthesisNode parenthesis:
                Write(parenthesis.Inner);
                break;
            case LiteralNode literal:
                WriteLiteral(literal);
                break;
            case OperatorNode { Left: null, Name.Name: "-", Right: LiteralNode { Kind: LiteralKind.Integer or LiteralKind.Numeric } number }:
                Word("-" + number.Value);
                break;
            case CastNode cast:
                WriteCast(cast);
                break;
            case BooleanNode boolean:
                WriteBoolean(boolean);
                break;
            case ConstructNode construct:
                WriteConstruct(construct);
                break;
            case OperatorNode operation:
                WriteOperator(operation);
                break;
            case TargetNode target:
                Write(target.Value);
                Word("as");
                Word(SqlIdentifier.Quote(target.Alias ?? OutputNames.Of(target.Value).Name));
                break;
            case JoinNode join:
                WriteJoin(join);
                break;
            case SubqueryNode subquery:
                Word(subquery.Kind.ToString());
                Bracketed(subquery.Query);
                break;
            case SubqueryFromNode item:
                Word(item.IsLateral ? "lateral" : "");
                Bracketed(item.Query);
                WriteAlias(item);
                break;
            case RelationNode relation:
                WriteTokens(relation.Start, relation.Name.Length == 0 ? relation.End : relation.Name[relation.Name.Length - 1].End);
                WriteAlias(relation, relation.Name.Length == 0 ? null : relation.Name[relation.Name.Length - 1].Name);
                break;
            case ArrayNode array:
                WriteArray(array.Items);
                break;
            case CaseNode choice:
                WriteCase(choice);
                break;
            case SetOperationNode or SelectNode or ValuesNode or TableNode or CallNode or RowNode or IndirectionNode or CollateNode or WithNode or CommonTableNode or FunctionFromNode:
                WriteParts(node);
                break;
            default:
                WriteTokens(node.Start, node.End);
                break;
        }
    }

    /// <summary>The node's own words, with its parts between them.</summary>
    private void WriteParts(SqlNode node)
    {
        _result.Append(Open);
        var position = node.Start;
        foreach (var part in NodeParts.Of(node).OrderBy(static p => p.Start))
        {
            if (part.Start < position)
            {
                continue;
            }

            // A branch of a set operation may stand in parentheses of its own.
            WriteTokens(position, part.Start, withoutParentheses: node is SetOperationNode);
            Write(node is SelectNode select && part is ExpressionNode key ? KeyOf(select, key) : part);
            position = part.End;
        }

        WriteTokens(position, node.End, withoutParentheses: node is SetOperationNode);
        _result.Append(Close);
    }

    /// <summary>A key of GROUP BY or ORDER BY: a number or the name of an output column stands for the column's expression.</summary>
    private static ExpressionNode KeyOf(SelectNode select, ExpressionNode key)
    {
        var targets = select.Targets;
        if (!select.GroupBy.Contains(key) && !select.OrderBy.Exists(s => s.Value == key))
        {
            return key;
        }

        return key switch
        {
            LiteralNode { Kind: LiteralKind.Integer } literal when int.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position >= 1 && position <= targets.Count => targets[position - 1].Value,
            NameNode { Parts: { Length: 1 } parts } => targets.Find(t => string.Equals(t.Alias, parts[0].Name, StringComparison.Ordinal))?.Value ?? key,
            _ => key,
        };
    }

    private void WriteArray(IEnumerable<ExpressionNode> items, TypeNode? elements = null)
    {
        _result.Append(Open);
        Word("array");
        foreach (var item in items)
        {
            Word(",");
            var (value, type) = elements is null && item.Unparenthesized is CastNode { Type: { ArrayDimensions: 0, Modifiers: null } } outer && outer.Argument.Unparenthesized is CastNode
                ? (outer.Argument, outer.Type)
                : (item, elements);
            Write(value);
            if (type is not null && value.Unparenthesized is CastNode cast && !string.Equals(cast.Type.Name.Name, type.Name.Name, StringComparison.Ordinal))
            {
                Word("::" + type.Name.Name);
            }
        }

        _result.Append(Close);
    }

    /// <summary>Without ELSE it is NULL.</summary>
    private void WriteCase(CaseNode node)
    {
        _result.Append(Open);
        Word("case");
        Write(node.Argument);
        foreach (var (condition, result) in node.Branches)
        {
            Word("when");
            Write(condition);
            Word("then");
            Write(result);
        }

        Word("else");
        if (node.Else is { } value && !IsNull(value))
        {
            Write(value);
        }

        _result.Append(Close);
    }

    private static bool IsNull(ExpressionNode node) =>
        node.Unparenthesized is LiteralNode { Kind: LiteralKind.Null } || (node.Unparenthesized is CastNode cast && IsNull(cast.Argument));

    private void Bracketed(SqlNode? node)
    {
        _result.Append(Open);
        Write(node);
        _result.Append(Close);
    }

    private void WriteLiteral(LiteralNode literal)
    {
        if (literal.Kind == LiteralKind.String)
        {
            Word(SqlText.Literal(literal.Value));
        }
        else if (literal.Kind is LiteralKind.Integer or LiteralKind.Numeric)
        {
            Word(literal.Value);
        }
        else
        {
            WriteTokens(literal.Start, literal.End);
        }
    }

    /// <summary>A constant is what it is whatever stands behind it; a conversion that PostgreSQL would make by itself is left out.</summary>
    private void WriteCast(CastNode cast)
    {
        var argument = cast.Argument.Unparenthesized;
        var type = cast.Type.Name.Name;
        if (argument is LiteralNode { Kind: LiteralKind.String } literal && cast.Type.Modifiers is null)
        {
            Word(type is "interval" ? SqlText.Literal(IntervalText.Normalize(literal.Value)) : IsNumber(type, literal.Value) ? literal.Value : SqlText.Literal(literal.Value));
        }
        else if (argument is ArrayNode array && cast.Type.ArrayDimensions > 0)
        {
            // The cast goes to each element, and stays there where the element has another one.
            WriteArray(array.Items, cast.Type);
        }
        else if (cast.IsImplicit || (cast.Type.Modifiers is null && argument is LiteralNode or ArrayNode) || argument is OperatorNode { Left: null, Name.Name: "-", Right: LiteralNode })
        {
            Write(argument);
        }
        else
        {
            _result.Append(Open);
            Write(argument);
            Word("::");
            WriteTokens(cast.Type.Start, cast.Type.End);
            _result.Append(Close);
        }
    }

    private static bool IsNumber(string type, string value) =>
        type is "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" or "smallint" or "integer" or "bigint"
        && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    /// <summary>The grammar joins <c>(a AND b) AND c</c> into one list, but not <c>a AND (b AND c)</c>.</summary>
    private void WriteBoolean(BooleanNode node)
    {
        _result.Append(Open);
        var separator = node.Word == Keyword.Not;
        foreach (var operand in Flattened(node))
        {
            if (separator)
            {
                Word(Keywords.Text(node.Word));
            }

            separator = true;
            Write(operand);
        }

        _result.Append(Close);
    }

    private static IEnumerable<ExpressionNode> Flattened(BooleanNode node)
    {
        var first = true;
        foreach (var operand in node.Operands)
        {
            if (first && node.Word != Keyword.Not && operand.Unparenthesized is BooleanNode inner && inner.Word == node.Word)
            {
                foreach (var part in Flattened(inner))
                {
                    yield return part;
                }
            }
            else
            {
                yield return operand;
            }

            first = false;
        }
    }

    private void WriteOperator(OperatorNode node)
    {
        _result.Append(Open);
        Write(node.Left);
        Word(OperatorText(node.Name));
        if (node.IsQuantified)
        {
            Word(WordsBetween(node.Name.End, node.Right.Start).StartsWith("all", StringComparison.Ordinal) ? "all" : "any");
        }

        Write(node.Right);
        _result.Append(Close);
    }

    private static string OperatorText(OperatorName name) => (name.Schema is null or "pg_catalog" ? "" : name.Schema + ".") + (name.Name is "!=" ? "<>" : name.Name);

    private void WriteConstruct(ConstructNode node)
    {
        if (node.Operands.Count >= 2 && node.Kind == ConstructKind.Compare && node.Operands[0].End <= node.Operands[1].Start && WriteMatch(node))
        {
            return;
        }

        if (node is { Kind: ConstructKind.Plain, ResultType: "bool", Operands.Count: 1 } && WordsBetween(node.Operands[0].End, node.End) is "isnull" or "notnull" or "is null" or "is not null")
        {
            _result.Append(Open);
            Write(node.Operands[0]);
            Word(WordsBetween(node.Operands[0].End, node.End) is "isnull" or "is null" ? "is null" : "is not null");
            _result.Append(Close);
            return;
        }

        WriteParts(node);
    }

    /// <summary>IN, BETWEEN and LIKE as the operators that they stand for.</summary>
    private bool WriteMatch(ConstructNode node)
    {
        var operands = node.Operands;
        var words = WordsBetween(operands[0].End, operands[1].Start).TrimEnd('(', ' ');
        var negated = words.StartsWith("not ", StringComparison.Ordinal);
        switch (negated ? words.Substring(4) : words)
        {
            case "in" when operands.Count == 2 && operands[1] is SubqueryNode subquery:
                Negated(negated, () =>
                {
                    Write(operands[0]);
                    Word("in");
                    Bracketed(subquery.Query);
                });
                return true;
            case "in" when operands.Count == 2:
                Pair(operands[0], negated ? "<>" : "=", operands[1]);
                return true;
            case "in" when operands.Skip(1).All(IsConstant):
                _result.Append(Open);
                Write(operands[0]);
                Word(negated ? "<> all" : "= any");
                WriteArray(operands.Skip(1));
                _result.Append(Close);
                return true;
            case "between" when operands.Count == 3:
                _result.Append(Open);
                Pair(operands[0], negated ? "<" : ">=", operands[1]);
                Word(negated ? "or" : "and");
                Pair(operands[0], negated ? ">" : "<=", operands[2]);
                _result.Append(Close);
                return true;
            case "like" or "ilike" when operands.Count == 2:
                Pair(operands[0], (negated ? "!" : "") + (words.EndsWith("ilike", StringComparison.Ordinal) ? "~~*" : "~~"), operands[1]);
                return true;
            default:
                return false;
        }
    }

    private static bool IsConstant(ExpressionNode node) => node.Unparenthesized switch
    {
        LiteralNode => true,
        CastNode cast => IsConstant(cast.Argument),
        OperatorNode { Left: null, Right: LiteralNode } => true,
        _ => false,
    };

    private void Negated(bool negated, Action write)
    {
        _result.Append(Open);
        if (negated)
        {
            Word("not");
            _result.Append(Open);
        }

        write();
        _result.Append(negated ? Close : "").Append(Close);
    }

    private void Pair(ExpressionNode left, string symbol, ExpressionNode right)
    {
        _result.Append(Open);
        Write(left);
        Word(symbol);
        Write(right);
        _result.Append(Close);
    }

    private void WriteJoin(JoinNode join)
    {
        _result.Append(Open);
        Write(join.Left);
        Word((join.NaturalStart >= 0 ? "natural " : "") + join.Kind);
        Write(join.Right);
        if (join.Using is { } names)
        {
            Word("using " + string.Join(", ", names.Select(static n => n.Name)) + " " + join.UsingAlias);
        }

        if (join.On is { } condition)
        {
            Word("on");
            Write(condition);
        }

        _result.Append(Close);
        WriteAlias(join);
    }

    private void WriteAlias(FromNode item, string? implied = null)
    {
        if ((item.Alias ?? implied) is { } alias)
        {
            Word("as");
            Word(SqlIdentifier.Quote(alias));
            Word(string.Join(", ", item.ColumnAliases));
        }
    }

    private void Word(string word)
    {
        if (word.Length > 0)
        {
            _result.Append(' ').Append(word);
        }
    }

    private void WriteTokens(int start, int end, bool withoutParentheses = false)
    {
        foreach (var token in TokensBetween(start, end))
        {
            if (token is { Kind: TokenKind.Keyword, Keyword: Keyword.Asc or Keyword.As } || (withoutParentheses && token.Kind is TokenKind.LeftParenthesis or TokenKind.RightParenthesis))
            {
                continue;
            }

            Word(_text.Substring(token.Start, token.Length));
        }
    }

    private string WordsBetween(int start, int end) => string.Join(" ", TokensBetween(start, end).Select(t => _text.Substring(t.Start, t.Length).ToLowerInvariant()));

    private IEnumerable<SqlToken> TokensBetween(int start, int end)
    {
        for (var i = FirstAt(start); i < _tokens.Length && _tokens[i].Start < end; i++)
        {
            yield return _tokens[i];
        }
    }

    private int FirstAt(int position)
    {
        var (low, high) = (0, _tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
