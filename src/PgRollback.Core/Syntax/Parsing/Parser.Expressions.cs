namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>PostgreSQL's precedences, from weak to strong.</summary>
    private const int OrLevel = 1;
    private const int AndLevel = 2;
    private const int NotLevel = 3;
    private const int IsLevel = 4;
    private const int ComparisonLevel = 5;
    private const int MatchLevel = 6;
    private const int OperatorLevel = 9;
    private const int AdditionLevel = 10;
    private const int MultiplicationLevel = 11;
    private const int PowerLevel = 12;
    private const int AtLevel = 13;
    private const int CollateLevel = 14;
    private const int SignLevel = 15;
    private const int CastLevel = 18;

    /// <summary>a_expr.</summary>
    private void Expression() => Expression(OrLevel, restricted: false);

    /// <summary>b_expr: no AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL, COLLATE, AT TIME ZONE outside parentheses.</summary>
    private void RestrictedExpression() => Expression(OrLevel, restricted: true);

    private SqlFragment ExpressionFragment()
    {
        var start = _position;
        Expression();
        return FragmentFrom(start);
    }

    private SqlFragment ParenthesizedExpression()
    {
        Expect(TokenKind.LeftParenthesis);
        var expression = ExpressionFragment();
        Expect(TokenKind.RightParenthesis);
        return expression;
    }

    private void ExpressionList()
    {
        do
        {
            Expression();
        }
        while (Take(TokenKind.Comma));
    }

    private void Expression(int minimum, bool restricted)
    {
        if (!Enter())
        {
            return;
        }

        if (NeedsDeepStack)
        {
            ExpressionOnDeepStack(minimum, restricted);
        }
        else
        {
            ContinueExpression(Operand(restricted), minimum, restricted);
        }

        _depth--;
    }

    /// <summary>Apart, because a lambda would cost an allocation at every expression.</summary>
    private void ExpressionOnDeepStack(int minimum, bool restricted) =>
        RunOnDeepStack(() => ContinueExpression(Operand(restricted), minimum, restricted));

    /// <summary>What may stand before an infix operator: a primary, or a prefix operator with its operand.</summary>
    private Shape Operand(bool restricted)
    {
        switch (_kind)
        {
            case TokenKind.Plus or TokenKind.Minus:
                Advance();
                Expression(SignLevel + 1, restricted);
                return Shape.Other;
            case TokenKind.Operator:
                Advance();
                Expression(OperatorLevel + 1, restricted);
                return Shape.Other;
            case TokenKind.Keyword:
                switch (_word)
                {
                    case Keyword.Not when !restricted:
                        Advance();
                        Expression(NotLevel + 1, restricted: false);
                        return Shape.Other;
                    case Keyword.Default when !restricted:
                        Advance();
                        return Shape.Other;
                    case Keyword.Operator when KindAt(1) == TokenKind.LeftParenthesis:
                        QualifiedOperator();
                        Expression(OperatorLevel + 1, restricted);
                        return Shape.Other;
                    case Keyword.Unique when !restricted:
                        Fail("UNIQUE predicate is not yet implemented");
                        return Shape.Other;
                }

                break;
        }

        return Primary();
    }

    /// <summary>The operators behind an operand, as far as they bind at least as strongly as the minimum.</summary>
    private void ContinueExpression(Shape left, int minimum, bool restricted)
    {
        var nonAssociative = 0;
        if (Is(Keyword.Overlaps) && left == Shape.Row)
        {
            OverlapsRow();
        }

        for (; ;)
        {
            var level = InfixLevel(restricted);
            if (level < minimum)
            {
                return;
            }

            if (level == nonAssociative)
            {
                Fail();
                return;
            }

            nonAssociative = 0;
            switch (level)
            {
                case IsLevel:
                    nonAssociative = IsPredicate(restricted) ? IsLevel : 0;
                    break;
                case ComparisonLevel:
                    Advance();
                    if (restricted || !QuantifiedOperand())
                    {
                        Expression(ComparisonLevel + 1, restricted);
                        nonAssociative = ComparisonLevel;
                    }

                    break;
                case MatchLevel:
                    nonAssociative = MatchPredicate() ? MatchLevel : 0;
                    break;
                case AtLevel:
                    Advance();
                    if (!Take(Keyword.Local))
                    {
                        Expect(Keyword.Time, Keyword.Zone);
                        Expression(AtLevel + 1, restricted);
                    }

                    break;
                case CollateLevel:
                    Advance();
                    AnyName();
                    break;
                case CastLevel:
                    Advance();
                    Type();
                    break;
                default:
                    InfixOperator();
                    if (restricted || level < OperatorLevel || !QuantifiedOperand())
                    {
                        Expression(level + 1, restricted);
                    }

                    break;
            }
        }
    }

    private void InfixOperator()
    {
        if (Is(Keyword.Operator))
        {
            QualifiedOperator();
        }
        else
        {
            Advance();
        }
    }

    /// <summary>How strongly the current token binds as an infix or postfix operator; 0 when it is not one.</summary>
    private int InfixLevel(bool restricted)
    {
        switch (_kind)
        {
            case TokenKind.Less or TokenKind.Greater or TokenKind.Equal or TokenKind.LessEqual or TokenKind.GreaterEqual or TokenKind.NotEqual:
                return ComparisonLevel;
            case TokenKind.Plus or TokenKind.Minus:
                return AdditionLevel;
            case TokenKind.Star or TokenKind.Slash or TokenKind.Percent:
                return MultiplicationLevel;
            case TokenKind.Caret:
                return PowerLevel;
            case TokenKind.Operator:
                return OperatorLevel;
            case TokenKind.TypeCast:
                return CastLevel;
            case TokenKind.Keyword:
                break;
            default:
                return 0;
        }

        switch (_word)
        {
            case Keyword.Operator:
                return KindAt(1) == TokenKind.LeftParenthesis ? OperatorLevel : 0;
            case Keyword.Is:
                return IsLevel;
        }

        if (restricted)
        {
            return 0;
        }

        switch (_word)
        {
            case Keyword.Or:
                return OrLevel;
            case Keyword.And:
                return AndLevel;
            case Keyword.Isnull or Keyword.Notnull:
                return IsLevel;
            case Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike:
                return MatchLevel;
            case Keyword.Similar:
                return WordAt(1) == Keyword.To ? MatchLevel : 0;
            case Keyword.Not:
                return WordAt(1) is Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike or Keyword.Similar ? MatchLevel : 0;
            case Keyword.At:
                return WordAt(1) is Keyword.Time or Keyword.Local ? AtLevel : 0;
            case Keyword.Collate:
                return CollateLevel;
            default:
                return 0;
        }
    }

    /// <summary>What follows IS, or ISNULL and NOTNULL; true when it ends with an operand.</summary>
    private bool IsPredicate(bool restricted)
    {
        if (Take(Keyword.Isnull) || Take(Keyword.Notnull))
        {
            return false;
        }

        Expect(Keyword.Is);
        Take(Keyword.Not);
        if (Take(Keyword.Distinct))
        {
            Expect(Keyword.From);
            Expression(IsLevel + 1, restricted);
            return true;
        }

        if (restricted)
        {
            Expect(Keyword.Document);
            return false;
        }

        switch (_word)
        {
            case Keyword.Null or Keyword.True or Keyword.False or Keyword.Unknown or Keyword.Document or Keyword.Normalized:
                Advance();
                return false;
            case Keyword.Nfc or Keyword.Nfd or Keyword.Nfkc or Keyword.Nfkd:
                Advance();
                Expect(Keyword.Normalized);
                return false;
            case Keyword.Json:
                Advance();
                if (!(Take(Keyword.Value) || Take(Keyword.Array) || Take(Keyword.Object)))
                {
                    Take(Keyword.Scalar);
                }

                JsonKeyUniqueness();
                return false;
            default:
                Fail();
                return false;
        }
    }

    /// <summary>[NOT] BETWEEN, IN, LIKE, ILIKE, SIMILAR TO; true when it ends with an operand.</summary>
    private bool MatchPredicate()
    {
        Take(Keyword.Not);
        switch (_word)
        {
            case Keyword.In:
                Advance();
                if (!Is(TokenKind.LeftParenthesis))
                {
                    Fail();
                    return false;
                }

                SubqueryOrList();
                return false;
            case Keyword.Between:
                Advance();
                if (!Take(Keyword.Symmetric))
                {
                    Take(Keyword.Asymmetric);
                }

                RestrictedExpression();
                Expect(Keyword.And);
                Expression(MatchLevel + 1, restricted: false);
                return true;
            case Keyword.Similar:
                Advance();
                Expect(Keyword.To);
                break;
            default:
                Advance();
                if (QuantifiedOperand())
                {
                    return false;
                }

                break;
        }

        Expression(MatchLevel + 1, restricted: false);
        if (Take(Keyword.Escape))
        {
            Expression(MatchLevel + 1, restricted: false);
        }

        return true;
    }

    /// <summary>ANY, SOME or ALL with a subquery or an array behind an operator.</summary>
    private bool QuantifiedOperand()
    {
        if (!(Is(Keyword.Any) || Is(Keyword.Some) || Is(Keyword.All)))
        {
            return false;
        }

        Advance();
        if (!Is(TokenKind.LeftParenthesis))
        {
            Fail();
            return true;
        }

        if (Parentheses(out var elements) == Shape.Row && elements > 1)
        {
            Fail();
        }

        return true;
    }

    private void OverlapsRow()
    {
        var left = _rowElements;
        if (left != 2)
        {
            Fail("wrong number of parameters on left side of OVERLAPS expression");
            return;
        }

        Advance();
        if (!(Is(TokenKind.LeftParenthesis) || Is(Keyword.Row)) || Primary() != Shape.Row)
        {
            Fail();
        }
        else if (_rowElements != 2)
        {
            Fail("wrong number of parameters on right side of OVERLAPS expression");
        }
    }

    /// <summary>OPERATOR '(' any_operator ')'.</summary>
    private void QualifiedOperator()
    {
        Expect(Keyword.Operator);
        Expect(TokenKind.LeftParenthesis);
        OperatorName();
        Expect(TokenKind.RightParenthesis);
    }

    private bool IsOperator => _kind is >= TokenKind.Plus and <= TokenKind.Operator;

    /// <summary>any_operator.</summary>
    private QualifiedName OperatorName()
    {
        string? schema = null;
        while (IsColumnName && KindAt(1) == TokenKind.Dot)
        {
            schema = ColumnName();
            Advance();
        }

        if (!IsOperator)
        {
            Fail();
            return new QualifiedName(schema, "");
        }

        var name = TokenText();
        Advance();

        // The lexer of PostgreSQL gives both the same name.
        return new QualifiedName(schema, name == "!=" ? "<>" : name);
    }
}
