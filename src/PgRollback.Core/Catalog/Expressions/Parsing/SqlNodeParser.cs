using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>
/// PostgreSQL's grammar of expressions and queries as a tree. It assumes valid SQL: what it cannot read sets <see cref="Failed"/> and ends the text, so that
/// every loop ends too; it never throws.
/// </summary>
internal sealed partial class SqlNodeParser(string text)
{
    /// <summary>Nesting that a thread of one megabyte bears with room to spare, in the parser and in what walks its trees.</summary>
    internal const int MaxDepth = 150;

    private readonly SqlToken[] _tokens = SqlLexer.Tokenize(text);
    private int _index;
    private int _depth;

    public bool Failed { get; private set; }

    public bool IsAtEnd => _index >= _tokens.Length;

    /// <summary>Goes on at a token, to read one more expression.</summary>
    public void MoveTo(int token) => _index = token;

    private SqlToken Current => Peek(0);

    private TokenKind Kind => Peek(0).Kind;

    private Keyword Word => Peek(0).Keyword;

    private int PreviousEnd => _index > 0 && _index <= _tokens.Length ? _tokens[_index - 1].End : 0;

    private SqlToken Peek(int ahead) => _index + ahead < _tokens.Length ? _tokens[_index + ahead] : default;

    private Keyword PeekWord(int ahead) => Peek(ahead) is { Kind: TokenKind.Keyword } token ? token.Keyword : Keyword.NotAKeyword;

    private bool Is(TokenKind kind) => Kind == kind;

    private bool Is(Keyword word) => Kind == TokenKind.Keyword && Word == word;

    private bool Accept(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _index++;
        return true;
    }

    private bool Accept(Keyword word)
    {
        if (!Is(word))
        {
            return false;
        }

        _index++;
        return true;
    }

    private bool Accept(Keyword first, Keyword second)
    {
        if (!Is(first) || PeekWord(1) != second)
        {
            return false;
        }

        _index += 2;
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Accept(kind))
        {
            Fail();
        }
    }

    private void Expect(Keyword word)
    {
        if (!Accept(word))
        {
            Fail();
        }
    }

    private ErrorNode Fail()
    {
        Failed = true;
        _index = _tokens.Length;
        return new ErrorNode { Start = text.Length, End = text.Length };
    }

    /// <summary>False, and a failure, when the nesting is deeper than the stack may bear.</summary>
    private bool Enter()
    {
        if (++_depth <= MaxDepth)
        {
            return true;
        }

        Fail();
        return false;
    }

    private T Spanned<T>(T node, int start)
        where T : SqlNode
    {
        node.Start = start;
        node.End = Math.Max(start, PreviousEnd);
        return node;
    }

    private string TextOf(SqlToken token) => SqlTokenText.Identifier(text, token);

    private static bool IsIdentifier(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier;

    private static bool IsString(TokenKind kind) => kind is TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString;

    /// <summary>ColId: the name of a column, table or alias.</summary>
    private static bool IsColumnName(SqlToken token) =>
        IsIdentifier(token.Kind)
        || (token.Kind == TokenKind.Keyword && Keywords.Category(token.Keyword) is KeywordCategory.Unreserved or KeywordCategory.ColumnName);

    private static bool IsTypeOrFunctionName(SqlToken token) =>
        IsIdentifier(token.Kind)
        || (token.Kind == TokenKind.Keyword && Keywords.Category(token.Keyword) is KeywordCategory.Unreserved or KeywordCategory.TypeOrFunctionName);

    /// <summary>ColLabel: any word.</summary>
    private static bool IsLabel(SqlToken token) => IsIdentifier(token.Kind) || token.Kind == TokenKind.Keyword;

    private static bool IsBareLabel(SqlToken token) => IsIdentifier(token.Kind) || (token.Kind == TokenKind.Keyword && Keywords.IsBareLabel(token.Keyword));

    private string ExpectName()
    {
        if (!IsLabel(Current))
        {
            Fail();
            return "";
        }

        return TextOf(_tokens[_index++]);
    }

    private NamePart ExpectPart()
    {
        var token = Current;
        return new NamePart(ExpectName(), token.Start, token.End);
    }

    /// <summary>A dotted name of any number of parts, without star.</summary>
    private NamePart[] ExpectQualifiedName()
    {
        var parts = new List<NamePart>(2) { ExpectPart() };
        while (Is(TokenKind.Dot) && IsLabel(Peek(1)))
        {
            _index++;
            parts.Add(ExpectPart());
        }

        return parts.ToArray();
    }

    private List<string> ParseNameList()
    {
        var names = new List<string>();
        if (Accept(TokenKind.LeftParenthesis))
        {
            do
            {
                names.Add(ExpectName());
            }
            while (Accept(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        return names;
    }

    private List<ExpressionNode> ParseExpressionList()
    {
        var list = new List<ExpressionNode>();
        do
        {
            list.Add(ParseExpression());
        }
        while (Accept(TokenKind.Comma));
        return list;
    }
}
