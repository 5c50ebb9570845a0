namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>A word that may be a column, and otherwise names a type or a function with a grammar of its own.</summary>
    private Shape ColumnNameKeyword(bool windowless)
    {
        var word = _word;
        if (IsTypeWord(word) && IsTypedConstant())
        {
            return Shape.Other;
        }

        if (KindAt(1) != TokenKind.LeftParenthesis)
        {
            return NamedPrimary(windowless);
        }

        switch (word)
        {
            case Keyword.Row:
                Advance();
                Advance();
                _rowElements = 0;
                if (!Take(TokenKind.RightParenthesis))
                {
                    var elements = 0;
                    do
                    {
                        Expression();
                        elements++;
                    }
                    while (Take(TokenKind.Comma));
                    Expect(TokenKind.RightParenthesis);
                    _rowElements = elements;
                }

                return Shape.Row;
            case Keyword.Exists:
                Advance();
                Subquery();
                return Shape.Other;
            case Keyword.JsonObjectagg or Keyword.JsonArrayagg:
                JsonAggregate();
                if (windowless)
                {
                    return Shape.Call;
                }

                FilterAndOver();
                return Shape.Other;
        }

        Advance();
        Advance();
        if (!SpecialArguments(word))
        {
            MoveTo(_position - 1);
            Fail();
        }

        Expect(TokenKind.RightParenthesis);
        return word == Keyword.Grouping ? Shape.Other : Shape.Call;
    }

    private static bool IsTypeWord(Keyword word) => word is Keyword.Bigint or Keyword.Bit or Keyword.Boolean or Keyword.Char or Keyword.Character
        or Keyword.Dec or Keyword.Decimal or Keyword.Float or Keyword.Int or Keyword.Integer or Keyword.Interval or Keyword.Json or Keyword.National
        or Keyword.Nchar or Keyword.Numeric or Keyword.Real or Keyword.Smallint or Keyword.Time or Keyword.Timestamp or Keyword.Varchar;

    /// <summary>ConstTypename Sconst, INTERVAL 'x' fields; false, with nothing taken, when the word is a column or a function here.</summary>
    private bool IsTypedConstant()
    {
        var next = KindAt(1);
        var word = _word;
        if (word == Keyword.Interval)
        {
            if (IsStringKind(next))
            {
                MoveTo(_position + 2);
                IntervalFields();
                return true;
            }

            if (next == TokenKind.LeftParenthesis)
            {
                Advance();
                IntegerModifier();
                SkipString();
                return true;
            }

            return false;
        }

        if (word == Keyword.Json && next == TokenKind.LeftParenthesis)
        {
            return false;
        }

        var typed = IsStringKind(next) || next == TokenKind.LeftParenthesis
            || (WordAt(1) == Keyword.Varying && word is Keyword.Bit or Keyword.Char or Keyword.Character or Keyword.Nchar)
            || (WordAt(1) is Keyword.With or Keyword.Without && WordAt(2) == Keyword.Time && word is Keyword.Time or Keyword.Timestamp)
            || (WordAt(1) is Keyword.Char or Keyword.Character && word == Keyword.National);
        if (!typed)
        {
            return false;
        }

        SimpleType(allowColumnType: false, out _, out _);
        SkipString();
        return true;
    }

    private Shape TypeOrFunctionKeyword(bool windowless)
    {
        if (Is(Keyword.Collation, Keyword.For))
        {
            MoveTo(_position + 2);
            ParenthesizedExpression();
            return Shape.Call;
        }

        var next = KindAt(1);
        if (next == TokenKind.LeftParenthesis)
        {
            var start = _position;
            Advance();
            return FunctionCall(start, windowless);
        }

        if (IsStringKind(next))
        {
            MoveTo(_position + 2);
            return Shape.Other;
        }

        if (Take(Keyword.CurrentSchema))
        {
            return Shape.Call;
        }

        // What is wrong is that no argument follows.
        Advance();
        Fail();
        return Shape.Other;
    }

    /// <summary>Arguments of a function with a grammar of its own, behind the opening parenthesis; false when the word is not one.</summary>
    private bool SpecialArguments(Keyword word)
    {
        switch (word)
        {
            case Keyword.Coalesce or Keyword.Greatest or Keyword.Least or Keyword.Xmlconcat or Keyword.Grouping:
                ExpressionList();
                return true;
            case Keyword.Nullif:
                Expression();
                Expect(TokenKind.Comma);
                Expression();
                return true;
            case Keyword.Extract:
                ExtractArguments();
                return true;
            case Keyword.Normalize:
                Expression();
                if (Take(TokenKind.Comma) && !(Take(Keyword.Nfc) || Take(Keyword.Nfd) || Take(Keyword.Nfkc)))
                {
                    Expect(Keyword.Nfkd);
                }

                return true;
            case Keyword.Overlay:
                OverlayArguments();
                return true;
            case Keyword.Position:
                RestrictedExpression();
                Expect(Keyword.In);
                RestrictedExpression();
                return true;
            case Keyword.Substring:
                SubstringArguments();
                return true;
            case Keyword.Treat:
                Expression();
                Expect(Keyword.As);
                Type();
                return true;
            case Keyword.Trim:
                TrimArguments();
                return true;
            case Keyword.MergeAction:
                return true;
            default:
                return XmlArguments(word) || JsonArguments(word);
        }
    }

    private void ExtractArguments()
    {
        if (_kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier
            || _word is Keyword.Year or Keyword.Month or Keyword.Day or Keyword.Hour or Keyword.Minute or Keyword.Second)
        {
            Advance();
        }
        else
        {
            SkipString();
        }

        Expect(Keyword.From);
        Expression();
    }

    private void OverlayArguments()
    {
        if (Is(TokenKind.RightParenthesis))
        {
            return;
        }

        if (Argument() == ArgumentTraits.None && Take(Keyword.Placing))
        {
            Expression();
            Expect(Keyword.From);
            Expression();
            if (Take(Keyword.For))
            {
                Expression();
            }
        }
        else if (Take(TokenKind.Comma))
        {
            ArgumentList();
        }
    }

    private void SubstringArguments()
    {
        if (Is(TokenKind.RightParenthesis))
        {
            return;
        }

        var named = Argument() != ArgumentTraits.None;
        if (Take(TokenKind.Comma))
        {
            ArgumentList();
        }
        else if (!named && _word is Keyword.From or Keyword.For)
        {
            var first = _word;
            Advance();
            Expression();
            if (_word is Keyword.From or Keyword.For && _word != first)
            {
                Advance();
                Expression();
            }
        }
        else if (!named && Take(Keyword.Similar))
        {
            Expression();
            Expect(Keyword.Escape);
            Expression();
        }
    }

    private void TrimArguments()
    {
        if (!(Take(Keyword.Both) || Take(Keyword.Leading)))
        {
            Take(Keyword.Trailing);
        }

        if (Take(Keyword.From))
        {
            ExpressionList();
            return;
        }

        Expression();
        if (Take(Keyword.From))
        {
            ExpressionList();
        }
        else if (Take(TokenKind.Comma))
        {
            ExpressionList();
        }
    }
}
