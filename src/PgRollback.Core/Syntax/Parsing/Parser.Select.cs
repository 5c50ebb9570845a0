namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>What a query already has, and may therefore not get again from outside its parentheses.</summary>
    [Flags]
    private enum QueryTraits : byte
    {
        None = 0,
        Sorted = 1,
        Limited = 2,
        Offset = 4,
        With = 8,
        WithTies = 16,

        /// <summary>A plain VALUES list.</summary>
        PlainValues = 32,
    }

    /// <summary>The query that the last parentheses held.</summary>
    private QueryTraits _lastQuery;

    private QualifiedName? _into;
    private Persistence _intoPersistence;
    private TextSpan _intoClause;

    /// <summary>INTO makes a table in the first SELECT of a statement only; the server refuses it, after its grammar, in any other.</summary>
    private bool _mayMakeTable;

    private bool AtSelect => _word switch
    {
        Keyword.Select or Keyword.With or Keyword.Table => true,
        Keyword.Values => KindAt(1) == TokenKind.LeftParenthesis,
        _ => false,
    };

    /// <summary>What makes more of a query that stands in parentheses.</summary>
    private bool AtQueryTail => _word is Keyword.Union or Keyword.Intersect or Keyword.Except or Keyword.Order or Keyword.Limit or Keyword.Offset
        or Keyword.Fetch or Keyword.For;

    private SqlFragment QueryFragment()
    {
        var start = _position;
        SelectStatement();
        return FragmentFrom(start);
    }

    /// <summary>SelectStmt: a query with or without parentheses.</summary>
    private QueryTraits SelectStatement()
    {
        if (!Is(TokenKind.LeftParenthesis))
        {
            return Query();
        }

        Subquery();
        return AtQueryTail ? ContinueQuery(_lastQuery) : _lastQuery;
    }

    /// <summary>select_no_parens.</summary>
    private QueryTraits Query()
    {
        if (!Enter())
        {
            return QueryTraits.None;
        }

        var traits = NeedsDeepStack ? QueryOnDeepStack() : QueryBody();
        _depth--;
        return traits;
    }

    private QueryTraits QueryOnDeepStack()
    {
        var traits = QueryTraits.None;
        RunOnDeepStack(() => traits = QueryBody());
        return traits;
    }

    private QueryTraits QueryBody()
    {
        var with = Is(Keyword.With);
        var start = Start;
        if (with)
        {
            WithClause();
        }

        var traits = QueryOperand();
        if (with && (traits & QueryTraits.With) != QueryTraits.None)
        {
            Fail("multiple WITH clauses not allowed", start);
        }

        traits = ContinueQuery(traits);
        return with ? (traits | QueryTraits.With) & ~QueryTraits.PlainValues : traits;
    }

    /// <summary>SELECT, VALUES, TABLE or a query in parentheses.</summary>
    private QueryTraits QueryOperand()
    {
        switch (_word)
        {
            case Keyword.Select:
                SimpleSelect();
                return QueryTraits.None;
            case Keyword.Values:
                ValuesClause();
                return QueryTraits.PlainValues;
            case Keyword.Table:
                Advance();
                RelationExpression();
                return QueryTraits.None;
            default:
                Subquery();
                return _lastQuery;
        }
    }

    /// <summary>Set operations, ORDER BY, LIMIT, OFFSET and locking behind a query's first operand.</summary>
    private QueryTraits ContinueQuery(QueryTraits traits)
    {
        while (_word is Keyword.Union or Keyword.Intersect or Keyword.Except)
        {
            Advance();
            if (!Take(Keyword.All))
            {
                Take(Keyword.Distinct);
            }

            QueryOperand();
            traits = QueryTraits.None;
        }

        if (!AtQueryTail)
        {
            return traits;
        }

        traits &= ~QueryTraits.PlainValues;
        if (Is(Keyword.Order))
        {
            Add(ref traits, QueryTraits.Sorted, "multiple ORDER BY clauses not allowed");
            OrderBy();
        }

        var locked = Is(Keyword.For);
        if (locked)
        {
            Locking(traits);
        }

        if (_word is Keyword.Limit or Keyword.Fetch)
        {
            Limit(ref traits);
            if (Is(Keyword.Offset))
            {
                Offset(ref traits);
            }
        }
        else if (Is(Keyword.Offset))
        {
            Offset(ref traits);
            if (_word is Keyword.Limit or Keyword.Fetch)
            {
                Limit(ref traits);
            }
        }

        if (!locked && Is(Keyword.For))
        {
            Locking(traits);
        }

        return traits;
    }

    private void Add(ref QueryTraits traits, QueryTraits trait, string message)
    {
        if ((traits & trait) != QueryTraits.None)
        {
            Fail(message);
        }

        traits |= trait;
    }

    private void Limit(ref QueryTraits traits)
    {
        Add(ref traits, QueryTraits.Limited, "multiple LIMIT clauses not allowed");
        if (Take(Keyword.Limit))
        {
            if (!Take(Keyword.All))
            {
                Expression();
            }

            if (Is(TokenKind.Comma))
            {
                Fail("LIMIT #,# syntax is not supported");
            }

            return;
        }

        Expect(Keyword.Fetch);
        if (!Take(Keyword.First))
        {
            Expect(Keyword.Next);
        }

        if (!(Is(Keyword.Row) || Is(Keyword.Rows)))
        {
            FetchCount();
        }

        RowOrRows();
        if (!Take(Keyword.Only))
        {
            var start = Start;
            Expect(Keyword.With, Keyword.Ties);
            traits |= QueryTraits.WithTies;
            if ((traits & QueryTraits.Sorted) == QueryTraits.None)
            {
                Fail("WITH TIES cannot be specified without ORDER BY clause", start);
            }
        }
    }

    /// <summary>select_fetch_first_value.</summary>
    private void FetchCount()
    {
        if (Is(TokenKind.Plus) || Is(TokenKind.Minus))
        {
            Number();
        }
        else
        {
            Primary();
        }
    }

    private void RowOrRows()
    {
        if (!Take(Keyword.Row))
        {
            Expect(Keyword.Rows);
        }
    }

    private void Offset(ref QueryTraits traits)
    {
        Add(ref traits, QueryTraits.Offset, "multiple OFFSET clauses not allowed");
        Expect(Keyword.Offset);
        Expression();
        if (!Take(Keyword.Row))
        {
            Take(Keyword.Rows);
        }
    }

    /// <summary>for_locking_clause.</summary>
    private void Locking(QueryTraits traits)
    {
        if (Take(Keyword.For, Keyword.Read))
        {
            Expect(Keyword.Only);
            return;
        }

        while (Take(Keyword.For))
        {
            if (Take(Keyword.No))
            {
                Expect(Keyword.Key, Keyword.Update);
            }
            else if (Take(Keyword.Key))
            {
                Expect(Keyword.Share);
            }
            else if (!Take(Keyword.Update))
            {
                Expect(Keyword.Share);
            }

            if (Take(Keyword.Of))
            {
                Relations();
            }

            if (!Take(Keyword.Nowait) && Is(Keyword.Skip))
            {
                if ((traits & QueryTraits.WithTies) != QueryTraits.None)
                {
                    Fail("SKIP LOCKED and WITH TIES options cannot be used together");
                }

                Expect(Keyword.Skip, Keyword.Locked);
            }
        }
    }

    private void SimpleSelect()
    {
        var mayMakeTable = _mayMakeTable;
        _mayMakeTable = false;
        Expect(Keyword.Select);
        if (Take(Keyword.Distinct))
        {
            if (Take(Keyword.On))
            {
                Expect(TokenKind.LeftParenthesis);
                ExpressionList();
                Expect(TokenKind.RightParenthesis);
            }

            TargetList();
        }
        else
        {
            Take(Keyword.All);
            if (!AtTargetListEnd)
            {
                TargetList();
            }
        }

        var into = _position;
        if (Take(Keyword.Into))
        {
            IntoClause(mayMakeTable);
            _intoClause = mayMakeTable ? SpanFrom(into) : _intoClause;
        }

        if (Take(Keyword.From))
        {
            FromList();
        }

        Where();
        if (Take(Keyword.Group))
        {
            Expect(Keyword.By);
            if (!Take(Keyword.All))
            {
                Take(Keyword.Distinct);
            }

            GroupByList();
        }

        if (Take(Keyword.Having))
        {
            Expression();
        }

        if (Take(Keyword.Window))
        {
            do
            {
                SkipNameOf(ColumnNames);
                Expect(Keyword.As);
                WindowSpecification();
            }
            while (Take(TokenKind.Comma));
        }
    }

    private bool AtTargetListEnd => _kind switch
    {
        TokenKind.EndOfText or TokenKind.RightParenthesis or TokenKind.Semicolon => true,
        TokenKind.Keyword => _word is Keyword.Into or Keyword.From or Keyword.Where or Keyword.Group or Keyword.Having or Keyword.Window or Keyword.Union
            or Keyword.Intersect or Keyword.Except or Keyword.Order or Keyword.Limit or Keyword.Offset or Keyword.Fetch or Keyword.For or Keyword.With
            or Keyword.On or Keyword.Returning,
        _ => false,
    };

    /// <summary>target_list.</summary>
    private void TargetList()
    {
        do
        {
            if (Take(TokenKind.Star))
            {
                continue;
            }

            Expression();
            if (Take(Keyword.As))
            {
                SkipNameOf(AnyWords);
            }
            else if (_kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier
                || (_kind == TokenKind.Keyword && Keywords.IsBareLabel(_word)))
            {
                Advance();
            }
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>OptTempTableName.</summary>
    private void IntoClause(bool mayMakeTable)
    {
        var persistence = Persistence.Permanent;
        if (_word is Keyword.Temporary or Keyword.Temp
            || (_word is Keyword.Local or Keyword.Global && WordAt(1) is Keyword.Temporary or Keyword.Temp)
            || (_word is Keyword.Unlogged && IsColumnNameAt(1)) || Is(Keyword.Unlogged, Keyword.Table))
        {
            persistence = OptionalPersistence();
        }

        Take(Keyword.Table);
        var table = Relation();
        if (mayMakeTable)
        {
            _into = table;
            _intoPersistence = persistence;
        }
    }

    /// <summary>where_clause.</summary>
    private void Where()
    {
        if (Take(Keyword.Where))
        {
            Expression();
        }
    }

    private void GroupByList()
    {
        do
        {
            if (Is(TokenKind.LeftParenthesis) && KindAt(1) == TokenKind.RightParenthesis)
            {
                MoveTo(_position + 2);
            }
            else if (_word is Keyword.Rollup or Keyword.Cube && KindAt(1) == TokenKind.LeftParenthesis)
            {
                MoveTo(_position + 2);
                ExpressionList();
                Expect(TokenKind.RightParenthesis);
            }
            else if (Is(Keyword.Grouping, Keyword.Sets))
            {
                MoveTo(_position + 2);
                Expect(TokenKind.LeftParenthesis);
                Nested(GroupByList);
                Expect(TokenKind.RightParenthesis);
            }
            else
            {
                Expression();
            }
        }
        while (Take(TokenKind.Comma));
    }

    private void ValuesClause()
    {
        Expect(Keyword.Values);
        do
        {
            Expect(TokenKind.LeftParenthesis);
            ExpressionList();
            Expect(TokenKind.RightParenthesis);
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>with_clause.</summary>
    private void WithClause()
    {
        var mayMakeTable = _mayMakeTable;
        _mayMakeTable = false;
        Expect(Keyword.With);
        Take(Keyword.Recursive);
        do
        {
            SkipNameOf(ColumnNames);
            OptionalNames();
            Expect(Keyword.As);
            if (Take(Keyword.Not))
            {
                Expect(Keyword.Materialized);
            }
            else
            {
                Take(Keyword.Materialized);
            }

            Expect(TokenKind.LeftParenthesis);
            CommonTableStatement();
            Expect(TokenKind.RightParenthesis);
            SearchAndCycle();
        }
        while (Take(TokenKind.Comma));
        _mayMakeTable = mayMakeTable;
    }

    private void SearchAndCycle()
    {
        if (Take(Keyword.Search))
        {
            if (!Take(Keyword.Depth))
            {
                Expect(Keyword.Breadth);
            }

            Expect(Keyword.First, Keyword.By);
            NameList();
            Expect(Keyword.Set);
            SkipNameOf(ColumnNames);
        }

        if (Take(Keyword.Cycle))
        {
            NameList();
            Expect(Keyword.Set);
            SkipNameOf(ColumnNames);
            if (Take(Keyword.To))
            {
                Primary();
                Expect(Keyword.Default);
                Primary();
            }

            Expect(Keyword.Using);
            SkipNameOf(ColumnNames);
        }
    }
}
