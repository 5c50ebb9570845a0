using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>
/// Writes the tokens of a text in one way. What it writes is SQL that reads back as the same tokens, each normalised without regard to its meaning in the
/// place where it stands, or as the grammar fixes it there: so no two meanings meet.
/// </summary>
internal sealed class Canonicalizer(string text, SqlToken[] tokens)
{
    private readonly StringBuilder _result = new(text.Length);
    private readonly SqlNodeParser _types = new(text);
    private SqlToken _previous;

    public string Write()
    {
        var (start, end) = (0, tokens.Length);
        while (end > start && tokens[end - 1].Kind == TokenKind.Semicolon)
        {
            end--;
        }

        while (end - start > 2 && IsParenthesized(start, end))
        {
            start++;
            end--;
        }

        WriteRange(start, end, 0);
        return _result.ToString();
    }

    /// <summary>Whether one pair of parentheses holds the whole, and not a row.</summary>
    private bool IsParenthesized(int start, int end)
    {
        if (tokens[start].Kind != TokenKind.LeftParenthesis)
        {
            return false;
        }

        var depth = 0;
        for (var i = start; i < end; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.LeftBracket:
                    depth++;
                    break;
                case TokenKind.RightParenthesis or TokenKind.RightBracket:
                    if (--depth == 0)
                    {
                        return i == end - 1;
                    }

                    break;
                case TokenKind.Comma when depth == 1:
                    // SELECT a, b in parentheses is still a query; a, b is a row.
                    if (tokens[start + 1] is not { Kind: TokenKind.Keyword, Keyword: Keyword.Select or Keyword.With or Keyword.Values or Keyword.Table })
                    {
                        return false;
                    }

                    break;
            }
        }

        return false;
    }

    private void WriteRange(int start, int end, int depth)
    {
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.TypeCast && _types.TryReadType(i + 1, end, out var type, out var behind))
            {
                Append(token, "::");
                Append(new SqlToken(TokenKind.Identifier, 0, 0), TypeText(type));
                i = behind - 1;
            }
            else if (Is(token, Keyword.Cast) && depth < SqlNodeParser.MaxDepth && TryWriteCast(i, end, depth, out behind))
            {
                i = behind - 1;
            }
            else if (!(Is(token, Keyword.Outer) || Is(token, Keyword.Inner)) || i + 1 >= end || !Is(tokens[i + 1], Keyword.Join))
            {
                Append(token, TokenText(token));
            }
        }
    }

    private static bool Is(SqlToken token, Keyword word) => token.Kind == TokenKind.Keyword && token.Keyword == word;

    /// <summary>CAST(x AS t) as x::t; with parentheses around x unless it is one word or call.</summary>
    private bool TryWriteCast(int start, int end, int depth, out int behind)
    {
        behind = start;
        if (start + 1 >= end || tokens[start + 1].Kind != TokenKind.LeftParenthesis)
        {
            return false;
        }

        var level = 0;
        for (var i = start + 1; i < end; i++)
        {
            level += tokens[i].Kind switch
            {
                TokenKind.LeftParenthesis or TokenKind.LeftBracket => 1,
                TokenKind.RightParenthesis or TokenKind.RightBracket => -1,
                _ => 0,
            };
            if (level == 0)
            {
                return false;
            }

            if (level == 1 && Is(tokens[i], Keyword.As))
            {
                if (!_types.TryReadType(i + 1, end, out var type, out behind) || behind >= end || tokens[behind].Kind != TokenKind.RightParenthesis)
                {
                    return false;
                }

                behind++;
                var wrap = i - start - 2 != 1 && !IsParenthesized(start + 2, i);
                if (wrap)
                {
                    Append(new SqlToken(TokenKind.LeftParenthesis, 0, 1), "(");
                }

                WriteRange(start + 2, i, depth + 1);
                if (wrap)
                {
                    Append(new SqlToken(TokenKind.RightParenthesis, 0, 1), ")");
                }

                Append(new SqlToken(TokenKind.TypeCast, 0, 2), "::");
                Append(new SqlToken(TokenKind.Identifier, 0, 0), TypeText(type));
                return true;
            }
        }

        return false;
    }

    /// <summary>Built-in types in the server's own words, others by their names.</summary>
    private static string TypeText(TypeNode type)
    {
        var name = type.Name;
        var isBuiltIn = string.Equals(name.Schema, "pg_catalog", StringComparison.Ordinal) || (name.Schema is null && BuiltInTypes.Contains(name.Name));
        var array = type.ArrayDimensions > 0 ? "[]" : "";
        return BuiltInTypes.Format(isBuiltIn ? new QualifiedName("pg_catalog", name.Name) : name, type.Modifiers) + array;
    }

    private string TokenText(SqlToken token)
    {
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return SqlIdentifier.Quote(SqlTokenText.Identifier(text, token));
            case TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier:
                // A keyword in quotes is a name where the bare word might be more than that.
                var name = SqlTokenText.Identifier(text, token);
                return Keywords.Find(name) == Keyword.NotAKeyword ? SqlIdentifier.Quote(name) : "\"" + name + "\"";
            case TokenKind.Keyword:
                return Keywords.Text(token.Keyword);
            case TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString:
                return SqlText.Literal(SqlTokenText.StringValue(text, token));
            case TokenKind.NationalString:
                return "n" + SqlText.Literal(SqlTokenText.StringValue(text, token));
            case TokenKind.BitString or TokenKind.HexString:
                var bits = SqlTokenText.StringValue(text, token);
                return bits.Substring(0, 1) + SqlText.Literal(bits.Substring(1).ToLowerInvariant());
            case TokenKind.Numeric or TokenKind.Integer:
                return text.Substring(token.Start, token.Length).ToLowerInvariant();
            case TokenKind.NotEqual:
                return "<>";
            default:
                return text.Substring(token.Start, token.Length);
        }
    }

    private void Append(SqlToken token, string value)
    {
        if (_result.Length > 0 && NeedsSpace(token))
        {
            _result.Append(' ');
        }

        _result.Append(value);
        _previous = token;
    }

    private bool NeedsSpace(SqlToken token)
    {
        switch (token.Kind)
        {
            case TokenKind.Comma or TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.TypeCast or TokenKind.Semicolon:
                return _previous.Kind is TokenKind.Operator or TokenKind.Colon;
            case TokenKind.Dot or TokenKind.LeftBracket:
                return _previous.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.RightParenthesis or TokenKind.RightBracket);
            case TokenKind.LeftParenthesis:
                return _previous.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.LeftParenthesis or TokenKind.LeftBracket);
            default:
                return _previous.Kind is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.Dot);
        }
    }
}
