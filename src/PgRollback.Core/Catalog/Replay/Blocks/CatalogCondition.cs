using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Evaluates the guards that migrations write before DDL: EXISTS over the system catalogs and information_schema with constants, to_regclass, NOT, AND, OR.
/// Null: not decided by the catalog of the model.
/// </summary>
internal sealed class CatalogCondition(CatalogReader catalog, SearchPath path)
{
    private const int MaxDepth = 64;
    private string _text = "";
    private SqlToken[] _tokens = [];
    private int _position;
    private int _depth;

    public bool? Evaluate(string condition)
    {
        _text = condition;
        _tokens = SqlLexer.Tokenize(condition);
        _position = 0;
        var result = Or();
        return _position == _tokens.Length ? result : null;
    }

    private string Word(int ahead = 0)
    {
        var index = _position + ahead;
        return index < _tokens.Length ? _text.Substring(_tokens[index].Start, _tokens[index].Length).ToLowerInvariant() : "";
    }

    private bool Skip(string word)
    {
        if (!string.Equals(Word(), word, StringComparison.Ordinal))
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool? Or()
    {
        var result = And();
        while (Skip("or"))
        {
            var right = And();
            result = result == true || right == true ? true : result is null || right is null ? null : false;
        }

        return result;
    }

    private bool? And()
    {
        var result = Not();
        while (Skip("and"))
        {
            var right = Not();
            result = result == false || right == false ? false : result is null || right is null ? null : true;
        }

        return result;
    }

    private bool? Not() => Skip("not") ? !Not() : Primary();

    private bool? Primary()
    {
        if (Word() is "exists" && Word(1) is "(")
        {
            _position++;
            return Parenthesized() is { } query ? new CatalogQuery(catalog, path).Exists(query) : null;
        }

        if (Skip("true"))
        {
            return true;
        }

        if (Skip("false"))
        {
            return false;
        }

        if (Word() is "current_setting")
        {
            return ServerVersion();
        }

        if (Word() is "to_regclass" or "to_regtype" or "to_regnamespace" or "to_regproc")
        {
            return RegClass();
        }

        if (Word() is "(")
        {
            return Word(1) is "select" ? Scalar() : Group();
        }

        return SkipOperand();
    }

    private bool? Group()
    {
        if (++_depth > MaxDepth)
        {
            _position = _tokens.Length;
            return null;
        }

        _position++;
        var result = Or();
        _depth--;
        return Skip(")") ? result : SkipOperand();
    }

    /// <summary>current_setting('server_version_num')::int compared with a number: decided where all supported servers agree.</summary>
    private bool? ServerVersion()
    {
        _position++;
        if (Parenthesized() is not { } argument || StaticText.Of(argument) is not "server_version_num")
        {
            return SkipOperand();
        }

        while (Skip("::"))
        {
            _position++;
        }

        var comparison = Word();
        _position++;
        if (!int.TryParse(Word(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return SkipOperand();
        }

        _position++;
        const int Oldest = 150000;
        const int Newest = 189999;
        bool? Decide(bool oldest, bool newest) => oldest == newest ? oldest : null;
        return comparison switch
        {
            "<" => Decide(Oldest < number, Newest < number),
            "<=" => Decide(Oldest <= number, Newest <= number),
            ">" => Decide(Oldest > number, Newest > number),
            ">=" => Decide(Oldest >= number, Newest >= number),
            _ => null,
        };
    }

    private bool? RegClass()
    {
        var function = Word();
        _position++;
        if (Parenthesized() is not { } argument || StaticText.Of(StripCast(argument)) is not { } name || !Skip("is"))
        {
            return SkipOperand();
        }

        var negated = Skip("not");
        if (!Skip("null"))
        {
            return null;
        }

        var written = RegName(name);
        var isThere = written is null ? (bool?)null : function switch
        {
            "to_regclass" => catalog.FindRelation(written, path) is not null,
            "to_regtype" => catalog.FindType(written, path) is not null || BuiltInTypes.Contains(written.Name),
            "to_regnamespace" => catalog.FindSchema(written.Name) is not null,
            _ => catalog.FindRoutines(written, path).Any() ? true : null,
        };
        return negated ? isThere : !isThere;
    }

    /// <summary>(SELECT count(*) …) compared with 0 or 1, or (SELECT … ) IS [NOT] NULL.</summary>
    private bool? Scalar()
    {
        if (Parenthesized() is not { } query)
        {
            return null;
        }

        if (query.StartsWith("select", StringComparison.OrdinalIgnoreCase) && new CatalogCondition(catalog, path).Evaluate(query.Substring("select".Length)) is { } value)
        {
            return value;
        }

        var exists = new CatalogQuery(catalog, path).Exists(query);
        var isCount = SqlText.Canonicalize(query).Replace(" ", "").StartsWith("selectcount(", StringComparison.Ordinal);
        if (isCount && Word() is "=" or ">" or "<>" or "!=" or "<" or ">=")
        {
            var comparison = (Word(), Word(1));
            _position += 2;
            return comparison switch
            {
                ("=", "0") or ("<", "1") => !exists,
                (">", "0") or ("<>", "0") or ("!=", "0") or (">=", "1") => exists,
                _ => null,
            };
        }

        if (!isCount && Skip("is"))
        {
            var negated = Skip("not");
            return Skip("null") ? negated ? exists : !exists : null;
        }

        return SkipOperand();
    }

    /// <summary>The text between a parenthesis here and the one that closes it; past it.</summary>
    private string? Parenthesized()
    {
        if (Word() is not "(")
        {
            return null;
        }

        var start = ++_position;
        for (var depth = 1; _position < _tokens.Length; _position++)
        {
            depth += _tokens[_position].Kind switch { TokenKind.LeftParenthesis => 1, TokenKind.RightParenthesis => -1, _ => 0 };
            if (depth == 0)
            {
                var end = _position++;
                return end == start ? "" : _text.Substring(_tokens[start].Start, _tokens[end - 1].End - _tokens[start].Start);
            }
        }

        return null;
    }

    /// <summary>Past something that is not understood, to the next AND, OR or closing parenthesis.</summary>
    private bool? SkipOperand()
    {
        var depth = 0;
        while (_position < _tokens.Length && !(depth == 0 && Word() is "and" or "or" or ")"))
        {
            depth += _tokens[_position].Kind switch { TokenKind.LeftParenthesis => 1, TokenKind.RightParenthesis => -1, _ => 0 };
            _position++;
        }

        return null;
    }

    internal static string StripCast(string expression)
    {
        var cast = expression.LastIndexOf("::", StringComparison.Ordinal);
        return cast < 0 ? expression : expression.Substring(0, cast);
    }

    /// <summary>A name inside a string constant.</summary>
    internal static QualifiedName? RegName(string name)
    {
        var tokens = SqlLexer.Tokenize(name);
        return tokens.Length switch
        {
            1 => new QualifiedName(Schema: null, SqlTokenText.Identifier(name, tokens[0])),
            3 when tokens[1].Kind == TokenKind.Dot => new QualifiedName(SqlTokenText.Identifier(name, tokens[0]), SqlTokenText.Identifier(name, tokens[2])),
            _ => null,
        };
    }
}
