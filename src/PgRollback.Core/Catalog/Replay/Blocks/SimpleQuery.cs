using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A constant of a condition.</summary>
internal sealed record SimpleValue(string Text, bool IsRegClass = false, bool IsCurrentSchema = false);

/// <summary>column = constant, column IN (constants), or their negations.</summary>
internal sealed record SimpleCondition(string Column, List<SimpleValue> Values, bool Negated);

/// <summary>SELECT … FROM tables [JOIN …] WHERE conjunction, read as far as guards need it; null when it is more than that.</summary>
internal sealed record SimpleQuery(List<string> Tables, List<SimpleCondition> Conditions)
{
    public static SimpleQuery? Parse(string text) => new SimpleQueryParser(text).Parse();
}

internal sealed class SimpleQueryParser(string text)
{
    private readonly SqlToken[] _tokens = SqlLexer.Tokenize(text);
    private readonly List<string> _tables = [];
    private readonly List<SimpleCondition> _conditions = [];
    private int _position;

    public SimpleQuery? Parse()
    {
        if (!Skip("select") || !SkipTo("from"))
        {
            return null;
        }

        if (!Tables())
        {
            return null;
        }

        if (Skip("where") && !Conditions())
        {
            return null;
        }

        if (Skip("limit"))
        {
            _position++;
        }

        return _position == _tokens.Length ? new SimpleQuery(_tables, _conditions) : null;
    }

    private string Word(int ahead = 0)
    {
        var index = _position + ahead;
        return index >= 0 && index < _tokens.Length ? text.Substring(_tokens[index].Start, _tokens[index].Length).ToLowerInvariant() : "";
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

    private bool SkipTo(string word)
    {
        for (var depth = 0; _position < _tokens.Length; _position++)
        {
            depth += _tokens[_position].Kind switch { TokenKind.LeftParenthesis => 1, TokenKind.RightParenthesis => -1, _ => 0 };
            if (depth == 0 && Skip(word))
            {
                return true;
            }
        }

        return false;
    }

    private bool Tables()
    {
        do
        {
            if (!TableName())
            {
                return false;
            }

            while (Skip("inner") || Word() is "join" || Word() is "left")
            {
                Skip("left");
                Skip("outer");
                if (!Skip("join") || !TableName() || !Skip("on") || !JoinCondition())
                {
                    return false;
                }
            }
        }
        while (Skip(","));

        return true;
    }

    private bool TableName()
    {
        var name = Word();
        _position++;
        if (Skip("."))
        {
            name += "." + Word();
            _position++;
        }

        _tables.Add(name.StartsWith("pg_catalog.", StringComparison.Ordinal) ? name.Substring("pg_catalog.".Length) : name);
        Skip("as");
        if (_position < _tokens.Length && Word() is not ("where" or "join" or "inner" or "left" or "on" or "," or "limit" or ")"))
        {
            _position++;
        }

        return name.Length > 0;
    }

    /// <summary>Joins along keys say nothing that the rows do not have; a constant in one is a condition.</summary>
    private bool JoinCondition()
    {
        do
        {
            var start = _position;
            if (ColumnName() is not null && Skip("=") && ColumnName() is not null && Word() is not ("(" or "::"))
            {
                continue;
            }

            _position = start;
            if (!Condition())
            {
                return false;
            }
        }
        while (Skip("and"));

        return true;
    }

    private bool Conditions()
    {
        do
        {
            if (!Condition())
            {
                return false;
            }
        }
        while (Skip("and"));

        return true;
    }

    private bool Condition()
    {
        if (Skip("("))
        {
            return Conditions() && Skip(")");
        }

        var negated = Skip("not");
        var start = _position;
        if (ColumnName() is not { } column)
        {
            return false;
        }

        // relation = relation in the WHERE of an old-style join.
        if (Word() is "=" && IsColumn(1))
        {
            _position++;
            return ColumnName() is not null;
        }

        if (column is "attisdropped" or "attnum" or "tgisinternal" or "indisvalid")
        {
            return SkipNoise(column);
        }

        SkipTextCast();
        negated ^= Word() is "<>" or "!=";
        if (Word() is "=" or "<>" or "!=" or "like")
        {
            var isLike = Word() is "like";
            _position++;
            return Value() is { } value && !(isLike && value.Text.IndexOfAny(['%', '_']) >= 0) && Add(column, [value], negated);
        }

        negated ^= Skip("not");
        if (!Skip("in") || !Skip("("))
        {
            _position = start;
            return false;
        }

        var values = new List<SimpleValue>();
        do
        {
            if (Value() is not { } value)
            {
                return false;
            }

            values.Add(value);
        }
        while (Skip(","));

        return Skip(")") && Add(column, values, negated);
    }

    private bool SkipNoise(string column)
    {
        if (column is "attnum" && Word() is ">" && Word(1) is "0")
        {
            _position += 2;
            return true;
        }

        if (Skip("=") && Word() is "false")
        {
            _position++;
            return true;
        }

        // NOT attisdropped: the negation was taken before.
        return column is "attisdropped" or "tgisinternal" && Word(-2) is "not" or "." && Word() is "and" or "" or ")" or "limit";
    }

    private bool Add(string column, List<SimpleValue> values, bool negated)
    {
        _conditions.Add(new SimpleCondition(column, values, negated));
        return true;
    }

    private bool IsColumn(int ahead)
    {
        var index = _position + ahead;
        return index + 2 < _tokens.Length && _tokens[index].Kind is TokenKind.Identifier or TokenKind.Keyword && _tokens[index + 1].Kind == TokenKind.Dot;
    }

    private string? ColumnName()
    {
        if (_position >= _tokens.Length || _tokens[_position].Kind is not (TokenKind.Identifier or TokenKind.Keyword or TokenKind.QuotedIdentifier))
        {
            return null;
        }

        var name = SqlTokenText.Identifier(text, _tokens[_position++]);
        while (Skip("."))
        {
            if (_position >= _tokens.Length)
            {
                return null;
            }

            name = SqlTokenText.Identifier(text, _tokens[_position++]);
        }

        return name;
    }

    private void SkipTextCast()
    {
        while (Word() is "::")
        {
            _position += 2;
        }
    }

    private SimpleValue? Value()
    {
        if (Word() is "current_schema")
        {
            _position++;
            if (Skip("("))
            {
                Skip(")");
            }

            return new SimpleValue("", IsCurrentSchema: true);
        }

        if (Word() is "(" && Word(1) is "select" && Word(2) is "oid" && Word(3) is "from" && Word(4) is "pg_class" or "pg_namespace" or "pg_type" && Word(5) is "where" && Word(7) is "=" && Word(9) is ")")
        {
            var isRelation = Word(4) is not "pg_namespace";
            var named = SqlTokenText.StringValue(text, _tokens[_position + 8]);
            _position += 10;
            return new SimpleValue(named, isRelation);
        }

        if (_position >= _tokens.Length || _tokens[_position].Kind is not (TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString))
        {
            return null;
        }

        var value = SqlTokenText.StringValue(text, _tokens[_position++]);
        var isRegClass = false;
        while (Skip("::"))
        {
            isRegClass |= Word() is "regclass" or "regtype";
            _position++;
        }

        return new SimpleValue(value, isRegClass);
    }
}
