namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>from_list.</summary>
    private void FromList()
    {
        do
        {
            TableReference();
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>table_ref: whether it is a join.</summary>
    private bool TableReference()
    {
        if (!Enter())
        {
            return false;
        }

        var joined = NeedsDeepStack ? TableReferenceOnDeepStack() : TableReferenceBody();
        _depth--;
        return joined;
    }

    private bool TableReferenceOnDeepStack()
    {
        var joined = false;
        RunOnDeepStack(() => joined = TableReferenceBody());
        return joined;
    }

    private bool TableReferenceBody()
    {
        var joined = TablePrimary();
        return Joins() || joined;
    }

    /// <summary>
    /// The joins behind a table. In <c>a JOIN b JOIN c ON … ON …</c> the conditions belong to the joins from the inside out, so it is enough to count
    /// the joins that still wait for theirs.
    /// </summary>
    private bool Joins()
    {
        var joined = false;
        var waiting = 0;
        for (; ;)
        {
            switch (_word)
            {
                case Keyword.Cross:
                    Advance();
                    Expect(Keyword.Join);
                    TablePrimary();
                    break;
                case Keyword.Natural:
                    Advance();
                    JoinType();
                    Expect(Keyword.Join);
                    TablePrimary();
                    break;
                case Keyword.Join or Keyword.Inner or Keyword.Left or Keyword.Right or Keyword.Full:
                    JoinType();
                    Expect(Keyword.Join);
                    TablePrimary();
                    waiting++;
                    break;
                case Keyword.On when waiting > 0:
                    Advance();
                    Expression();
                    waiting--;
                    break;
                case Keyword.Using when waiting > 0:
                    Advance();
                    ParenthesizedNames();
                    if (Take(Keyword.As))
                    {
                        SkipNameOf(ColumnNames);
                    }

                    waiting--;
                    break;
                default:
                    if (waiting > 0)
                    {
                        Fail();
                    }

                    return joined;
            }

            joined = true;
        }
    }

    private void JoinType()
    {
        if (Take(Keyword.Left) || Take(Keyword.Right) || Take(Keyword.Full))
        {
            Take(Keyword.Outer);
        }
        else
        {
            Take(Keyword.Inner);
        }
    }

    /// <summary>One table without joins; true when it is a join in parentheses.</summary>
    private bool TablePrimary()
    {
        var lateral = Take(Keyword.Lateral);
        if (Is(TokenKind.LeftParenthesis))
        {
            return ParenthesizedTable(lateral);
        }

        if (Is(Keyword.Rows, Keyword.From))
        {
            RowsFrom();
            FunctionAlias();
            return false;
        }

        if (KindAt(1) == TokenKind.LeftParenthesis && _word is Keyword.Xmltable or Keyword.JsonTable)
        {
            if (Is(Keyword.Xmltable))
            {
                XmlTable();
            }
            else
            {
                JsonTable();
            }

            OptionalAlias();
            return false;
        }

        if (AtFunctionInFrom())
        {
            WindowlessFunction();
            Take(Keyword.With, Keyword.Ordinality);
            FunctionAlias();
            return false;
        }

        if (lateral)
        {
            Fail();
        }

        RelationExpression();
        OptionalAlias();
        if (Take(Keyword.Tablesample))
        {
            FunctionName();
            Expect(TokenKind.LeftParenthesis);
            ExpressionList();
            Expect(TokenKind.RightParenthesis);
            if (Take(Keyword.Repeatable))
            {
                ParenthesizedExpression();
            }
        }

        return false;
    }

    /// <summary>Whether the name here is called, or is one of the functions that need no parentheses.</summary>
    private bool AtFunctionInFrom()
    {
        if (_kind == TokenKind.Keyword)
        {
            switch (Keywords.Category(_word))
            {
                case KeywordCategory.Reserved:
                    return _word != Keyword.Only;
                case KeywordCategory.TypeOrFunctionName:
                    return true;
            }
        }

        var ahead = 1;
        while (KindAt(ahead) == TokenKind.Dot)
        {
            ahead += 2;
        }

        return KindAt(ahead) == TokenKind.LeftParenthesis;
    }

    /// <summary>func_expr_windowless.</summary>
    private void WindowlessFunction()
    {
        if (Primary(windowless: true) != Shape.Call)
        {
            Fail();
        }
    }

    private bool ParenthesizedTable(bool lateral)
    {
        if (!Enter())
        {
            return false;
        }

        var joined = ParenthesizedTableBody(lateral, out var isQuery);
        _depth--;
        if (joined || isQuery)
        {
            OptionalAlias();
        }

        return joined;
    }

    /// <summary>As with expressions, what several parentheses hold shows only behind the innermost.</summary>
    private bool ParenthesizedTableBody(bool lateral, out bool isQuery)
    {
        isQuery = false;
        if (NeedsDeepStack)
        {
            return ParenthesizedTableOnDeepStack(lateral, out isQuery);
        }

        Expect(TokenKind.LeftParenthesis);
        if (AtSelect)
        {
            _lastQuery = Query();
            Expect(TokenKind.RightParenthesis);
            isQuery = true;
            return false;
        }

        var joined = false;
        if (Is(TokenKind.LeftParenthesis))
        {
            if (!Enter())
            {
                return false;
            }

            joined = ParenthesizedTableBody(lateral: false, out var innerIsQuery);
            _depth--;
            if (innerIsQuery)
            {
                if (AtQueryTail)
                {
                    _lastQuery = ContinueQuery(_lastQuery);
                    Expect(TokenKind.RightParenthesis);
                    isQuery = true;
                    return false;
                }

                if (Take(TokenKind.RightParenthesis))
                {
                    isQuery = true;
                    return false;
                }
            }

            OptionalAlias();
        }
        else
        {
            joined = TablePrimary();
        }

        joined = Joins() || joined;
        if (!joined || lateral)
        {
            Fail();
        }

        Expect(TokenKind.RightParenthesis);
        return joined;
    }

    private bool ParenthesizedTableOnDeepStack(bool lateral, out bool isQuery)
    {
        var (joined, query) = (false, false);
        RunOnDeepStack(() => joined = ParenthesizedTableBody(lateral, out query));
        isQuery = query;
        return joined;
    }

    private void RowsFrom()
    {
        Expect(Keyword.Rows, Keyword.From);
        Expect(TokenKind.LeftParenthesis);
        do
        {
            WindowlessFunction();
            if (Take(Keyword.As))
            {
                Expect(TokenKind.LeftParenthesis);
                ColumnTypes();
                Expect(TokenKind.RightParenthesis);
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        Take(Keyword.With, Keyword.Ordinality);
    }

    /// <summary>TableFuncElementList.</summary>
    private void ColumnTypes()
    {
        do
        {
            SkipNameOf(ColumnNames);
            Type();
            OptionalCollation();
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>func_alias_clause.</summary>
    private void FunctionAlias()
    {
        var explicitAs = Take(Keyword.As);
        if (explicitAs && Is(TokenKind.LeftParenthesis))
        {
            Advance();
            ColumnTypes();
            Expect(TokenKind.RightParenthesis);
            return;
        }

        if (!IsColumnName)
        {
            if (explicitAs)
            {
                Fail();
            }

            return;
        }

        Advance();
        if (!Is(TokenKind.LeftParenthesis))
        {
            return;
        }

        if (KindAt(2) is TokenKind.Comma or TokenKind.RightParenthesis)
        {
            ParenthesizedNames();
            return;
        }

        Advance();
        ColumnTypes();
        Expect(TokenKind.RightParenthesis);
    }

    /// <summary>opt_alias_clause.</summary>
    private void OptionalAlias()
    {
        if (Take(Keyword.As))
        {
            SkipNameOf(ColumnNames);
        }
        else if (IsColumnName)
        {
            Advance();
        }
        else
        {
            return;
        }

        OptionalNames();
    }

    /// <summary>relation_expr: the relation, whether it stands behind ONLY is left aside.</summary>
    private QualifiedName RelationExpression() => RelationExpression(out _);

    private QualifiedName RelationExpression(out bool only)
    {
        only = Take(Keyword.Only);
        if (only && Take(TokenKind.LeftParenthesis))
        {
            var inner = Relation();
            Expect(TokenKind.RightParenthesis);
            return inner;
        }

        var name = Relation();
        if (!only)
        {
            Take(TokenKind.Star);
        }

        return name;
    }

    private QualifiedName? OptionalCollation() => Take(Keyword.Collate) ? AnyName() : null;
}
