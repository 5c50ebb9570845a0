namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>Number of values of the last <see cref="Shape.Row"/>.</summary>
    private int _rowElements;

    /// <summary>c_expr. Windowless: a function call may not have FILTER, OVER and the like.</summary>
    private Shape Primary(bool windowless = false)
    {
        switch (_kind)
        {
            case TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier:
                return NamedPrimary(windowless);
            case TokenKind.Keyword:
                return KeywordPrimary(windowless);
            case TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString
                or TokenKind.Integer or TokenKind.Numeric or TokenKind.BitString or TokenKind.HexString or TokenKind.NationalString:
                Advance();
                return Shape.Other;
            case TokenKind.Parameter:
                Advance();
                Indirection();
                return Shape.Other;
            case TokenKind.LeftParenthesis:
                return Parentheses(out _);
            default:
                Fail();
                return Shape.Other;
        }
    }

    private Shape KeywordPrimary(bool windowless)
    {
        switch (Keywords.Category(_word))
        {
            case KeywordCategory.Unreserved:
                if (Is(Keyword.Double, Keyword.Precision))
                {
                    MoveTo(_position + 2);
                    SkipString();
                    return Shape.Other;
                }

                return NamedPrimary(windowless);
            case KeywordCategory.ColumnName:
                return ColumnNameKeyword(windowless);
            case KeywordCategory.TypeOrFunctionName:
                return TypeOrFunctionKeyword(windowless);
            default:
                return ReservedPrimary();
        }
    }

    /// <summary>A column, a function call or a typed constant: what begins with a name.</summary>
    private Shape NamedPrimary(bool windowless)
    {
        var start = _position;
        Advance();
        var bare = true;
        while (Is(TokenKind.Dot))
        {
            bare = false;
            Advance();
            if (Take(TokenKind.Star))
            {
                return Shape.Other;
            }

            SkipNameOf(AnyWords);
        }

        if (Is(TokenKind.LeftParenthesis))
        {
            return FunctionCall(start, windowless);
        }

        if (IsString)
        {
            Advance();
            return Shape.Other;
        }

        return Indirection() || !bare ? Shape.Other : Shape.Column;
    }

    /// <summary>opt_indirection: whether there was any.</summary>
    private bool Indirection()
    {
        var any = false;
        for (; ;)
        {
            if (Take(TokenKind.Dot))
            {
                if (Take(TokenKind.Star))
                {
                    return true;
                }

                SkipNameOf(AnyWords);
            }
            else if (Take(TokenKind.LeftBracket))
            {
                Subscript();
            }
            else
            {
                return any;
            }

            any = true;
        }
    }

    private void Subscript()
    {
        if (!Is(TokenKind.Colon))
        {
            Expression();
        }

        if (Take(TokenKind.Colon) && !Is(TokenKind.RightBracket))
        {
            Expression();
        }

        Expect(TokenKind.RightBracket);
    }

    /// <summary>
    /// What stands in parentheses: a query, an expression, or a row. Which one it is shows only behind the innermost of several parentheses,
    /// so the inner pair is read first and then taken as the beginning of either.
    /// </summary>
    private Shape Parentheses(out int elements)
    {
        elements = 1;
        if (!Enter())
        {
            return Shape.Other;
        }

        var shape = NeedsDeepStack ? ParenthesesOnDeepStack(out elements) : InsideParentheses(out elements);
        _depth--;
        return shape;
    }

    private Shape ParenthesesOnDeepStack(out int elements)
    {
        var shape = Shape.Other;
        var count = 1;
        RunOnDeepStack(() => shape = InsideParentheses(out count));
        elements = count;
        return shape;
    }

    private Shape InsideParentheses(out int elements)
    {
        elements = 1;
        Expect(TokenKind.LeftParenthesis);
        if (AtSelect)
        {
            _lastQuery = Query();
            Expect(TokenKind.RightParenthesis);
            return Indirection() ? Shape.Other : Shape.Select;
        }

        if (Is(TokenKind.LeftParenthesis))
        {
            var inner = Parentheses(out _);
            if (inner == Shape.Select)
            {
                if (AtQueryTail)
                {
                    _lastQuery = ContinueQuery(_lastQuery);
                    Expect(TokenKind.RightParenthesis);
                    return Indirection() ? Shape.Other : Shape.Select;
                }

                if (Take(TokenKind.RightParenthesis))
                {
                    return Indirection() ? Shape.Other : Shape.Select;
                }
            }

            ContinueExpression(inner, OrLevel, restricted: false);
        }
        else
        {
            Expression();
        }

        while (Take(TokenKind.Comma))
        {
            Expression();
            elements++;
        }

        Expect(TokenKind.RightParenthesis);
        if (elements > 1)
        {
            _rowElements = elements;
            return Shape.Row;
        }

        Indirection();
        return Shape.Other;
    }

    /// <summary>A query in parentheses, or values in parentheses.</summary>
    private void SubqueryOrList() => Parentheses(out _);

    /// <summary>select_with_parens.</summary>
    private void Subquery()
    {
        if (!Is(TokenKind.LeftParenthesis) || Parentheses(out _) != Shape.Select)
        {
            Fail();
        }
    }

    private Shape ReservedPrimary()
    {
        switch (_word)
        {
            case Keyword.True or Keyword.False or Keyword.Null:
                Advance();
                return Shape.Other;
            case Keyword.Case:
                Case();
                return Shape.Other;
            case Keyword.Array:
                Advance();
                if (Is(TokenKind.LeftBracket))
                {
                    ArrayElements();
                }
                else
                {
                    Subquery();
                }

                return Shape.Other;
            case Keyword.Cast:
                Advance();
                Expect(TokenKind.LeftParenthesis);
                Expression();
                Expect(Keyword.As);
                Type();
                Expect(TokenKind.RightParenthesis);
                return Shape.Call;
            case Keyword.CurrentDate or Keyword.CurrentRole or Keyword.CurrentUser or Keyword.SessionUser or Keyword.SystemUser or Keyword.User
                or Keyword.CurrentCatalog:
                Advance();
                return Shape.Call;
            case Keyword.CurrentTime or Keyword.CurrentTimestamp or Keyword.Localtime or Keyword.Localtimestamp:
                Advance();
                if (Is(TokenKind.LeftParenthesis))
                {
                    IntegerModifier();
                }

                return Shape.Call;
            default:
                Fail();
                return Shape.Other;
        }
    }

    private void Case()
    {
        Expect(Keyword.Case);
        if (!Is(Keyword.When))
        {
            Expression();
        }

        do
        {
            Expect(Keyword.When);
            Expression();
            Expect(Keyword.Then);
            Expression();
        }
        while (Is(Keyword.When));

        if (Take(Keyword.Else))
        {
            Expression();
        }

        Expect(Keyword.End);
    }

    /// <summary>array_expr: values, or arrays, never both.</summary>
    private void ArrayElements()
    {
        Expect(TokenKind.LeftBracket);
        if (Is(TokenKind.LeftBracket))
        {
            do
            {
                Nested(ArrayElements);
            }
            while (Take(TokenKind.Comma));
        }
        else if (!Is(TokenKind.RightBracket))
        {
            ExpressionList();
        }

        Expect(TokenKind.RightBracket);
    }
}
