namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    [Flags]
    private enum ArgumentTraits : byte
    {
        None = 0,
        Empty = 1,
        Quantified = 2,
        Distinct = 4,
        Variadic = 8,
        Ordered = 16,
        Named = 32,
    }

    /// <summary>Behind a function's name, which starts at this position: arguments and what may follow them.</summary>
    private Shape FunctionCall(int nameStart, bool windowless)
    {
        NoteCall(nameStart);
        var traits = Arguments();
        if (IsString && (traits & ~ArgumentTraits.Named & ~ArgumentTraits.Ordered) == ArgumentTraits.None)
        {
            if (traits != ArgumentTraits.None)
            {
                Fail((traits & ArgumentTraits.Named) != ArgumentTraits.None ? "type modifier cannot have parameter name" : "type modifier cannot have ORDER BY");
            }

            Advance();
            return Shape.Other;
        }

        if (windowless)
        {
            return Shape.Call;
        }

        if (Is(Keyword.Within, Keyword.Group))
        {
            WithinGroup(traits);
        }

        FilterAndOver();
        return Shape.Other;
    }

    private void WithinGroup(ArgumentTraits traits)
    {
        if ((traits & (ArgumentTraits.Ordered | ArgumentTraits.Distinct | ArgumentTraits.Variadic)) != ArgumentTraits.None)
        {
            Fail((traits & ArgumentTraits.Ordered) != ArgumentTraits.None ? "cannot use multiple ORDER BY clauses with WITHIN GROUP"
                : (traits & ArgumentTraits.Distinct) != ArgumentTraits.None ? "cannot use DISTINCT with WITHIN GROUP"
                : "cannot use VARIADIC with WITHIN GROUP");
        }

        Expect(Keyword.Within, Keyword.Group);
        Expect(TokenKind.LeftParenthesis);
        OrderBy();
        Expect(TokenKind.RightParenthesis);
    }

    private void FilterAndOver()
    {
        if (Is(Keyword.Filter) && KindAt(1) == TokenKind.LeftParenthesis)
        {
            MoveTo(_position + 2);
            Expect(Keyword.Where);
            Expression();
            Expect(TokenKind.RightParenthesis);
        }

        if (Take(Keyword.Over))
        {
            if (Is(TokenKind.LeftParenthesis))
            {
                WindowSpecification();
            }
            else
            {
                SkipNameOf(ColumnNames);
            }
        }
    }

    /// <summary>Arguments of a function with their parentheses.</summary>
    private ArgumentTraits Arguments()
    {
        Expect(TokenKind.LeftParenthesis);
        if (Take(TokenKind.RightParenthesis))
        {
            return ArgumentTraits.Empty;
        }

        if (Is(TokenKind.Star) && KindAt(1) == TokenKind.RightParenthesis)
        {
            MoveTo(_position + 2);
            return ArgumentTraits.Empty;
        }

        var traits = ArgumentTraits.None;
        if (Take(Keyword.All))
        {
            traits = ArgumentTraits.Quantified;
        }
        else if (Take(Keyword.Distinct))
        {
            traits = ArgumentTraits.Quantified | ArgumentTraits.Distinct;
        }

        do
        {
            if (traits is ArgumentTraits.None or ArgumentTraits.Named && Take(Keyword.Variadic))
            {
                traits |= ArgumentTraits.Variadic;
                traits |= Argument();
                break;
            }

            traits |= Argument();
        }
        while (Take(TokenKind.Comma));

        if (Is(Keyword.Order))
        {
            OrderBy();
            traits |= ArgumentTraits.Ordered;
        }

        Expect(TokenKind.RightParenthesis);
        return traits;
    }

    /// <summary>func_arg_expr.</summary>
    private ArgumentTraits Argument()
    {
        var named = KindAt(1) is TokenKind.ColonEquals or TokenKind.EqualsGreater && IsTypeOrFunctionName;
        if (named)
        {
            MoveTo(_position + 2);
        }

        Expression();
        return named ? ArgumentTraits.Named : ArgumentTraits.None;
    }

    private void ArgumentList()
    {
        do
        {
            Argument();
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>sort_clause.</summary>
    private void OrderBy()
    {
        Expect(Keyword.Order, Keyword.By);
        SortList();
    }

    private void SortList()
    {
        do
        {
            Expression();
            if (Take(Keyword.Using))
            {
                if (Is(Keyword.Operator))
                {
                    QualifiedOperator();
                }
                else if (IsOperator)
                {
                    Advance();
                }
                else
                {
                    Fail();
                }
            }
            else if (!Take(Keyword.Asc))
            {
                Take(Keyword.Desc);
            }

            NullsOrder();
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>opt_nulls_order: NULLS FIRST true, NULLS LAST false.</summary>
    private bool? NullsOrder() => Take(Keyword.Nulls, Keyword.First) ? true : Take(Keyword.Nulls, Keyword.Last) ? false : null;

    private void WindowSpecification()
    {
        Expect(TokenKind.LeftParenthesis);
        var frame = Is(Keyword.Range) || Is(Keyword.Rows) || Is(Keyword.Groups);
        if (IsColumnName && !frame && !Is(Keyword.Partition, Keyword.By))
        {
            Advance();
        }

        if (Take(Keyword.Partition, Keyword.By))
        {
            ExpressionList();
        }

        if (Is(Keyword.Order))
        {
            OrderBy();
        }

        if (Take(Keyword.Range) || Take(Keyword.Rows) || Take(Keyword.Groups))
        {
            FrameExtent();
            FrameExclusion();
        }

        Expect(TokenKind.RightParenthesis);
    }

    private void FrameExtent()
    {
        var between = Take(Keyword.Between);
        var startOffset = Start;
        var start = FrameBound();
        if (start == FrameBoundKind.UnboundedFollowing)
        {
            Fail("frame start cannot be UNBOUNDED FOLLOWING", startOffset);
        }

        if (!between)
        {
            if (start == FrameBoundKind.Following)
            {
                Fail("frame starting from following row cannot end with current row", startOffset);
            }

            return;
        }

        Expect(Keyword.And);
        var endOffset = Start;
        var end = FrameBound();
        if (end == FrameBoundKind.UnboundedPreceding)
        {
            Fail("frame end cannot be UNBOUNDED PRECEDING", endOffset);
        }
        else if (start == FrameBoundKind.CurrentRow && end == FrameBoundKind.Preceding)
        {
            Fail("frame starting from current row cannot have preceding rows", endOffset);
        }
        else if (start == FrameBoundKind.Following && end is FrameBoundKind.Preceding or FrameBoundKind.CurrentRow)
        {
            Fail("frame starting from following row cannot have preceding rows", endOffset);
        }
    }

    private enum FrameBoundKind
    {
        UnboundedPreceding,
        Preceding,
        CurrentRow,
        Following,
        UnboundedFollowing,
    }

    private FrameBoundKind FrameBound()
    {
        if (Take(Keyword.Current, Keyword.Row))
        {
            return FrameBoundKind.CurrentRow;
        }

        var unbounded = Is(Keyword.Unbounded) && WordAt(1) is Keyword.Preceding or Keyword.Following;
        if (unbounded)
        {
            Advance();
        }
        else
        {
            Expression();
        }

        if (Take(Keyword.Preceding))
        {
            return unbounded ? FrameBoundKind.UnboundedPreceding : FrameBoundKind.Preceding;
        }

        Expect(Keyword.Following);
        return unbounded ? FrameBoundKind.UnboundedFollowing : FrameBoundKind.Following;
    }

    private void FrameExclusion()
    {
        if (!Take(Keyword.Exclude))
        {
            return;
        }

        if (Take(Keyword.Current))
        {
            Expect(Keyword.Row);
        }
        else if (Take(Keyword.No))
        {
            Expect(Keyword.Others);
        }
        else if (!Take(Keyword.Group))
        {
            Expect(Keyword.Ties);
        }
    }
}
