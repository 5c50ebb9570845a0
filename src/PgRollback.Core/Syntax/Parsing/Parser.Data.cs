namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Builder<DataChange> _changes;
    private Builder<QualifiedName> _calls;
    private HashSet<QualifiedName>? _manyCalls;

    /// <summary>Whether writes and calls are noted: in statements that touch rows, not in expressions of DDL.</summary>
    private bool _noting;

    private void BeginNoting()
    {
        _changes = default;
        _calls = default;
        _manyCalls = null;
        _noting = true;
        _into = null;
        _mayMakeTable = true;
        _intoPersistence = Persistence.Permanent;
    }

    private void NoteChange(DataChangeKind kind, QualifiedName table, EquatableArray<string> columns = default)
    {
        if (_noting)
        {
            _changes.Add(new DataChange(kind, table, columns));
        }
    }

    /// <summary>Notes a function's name, each once.</summary>
    private void NoteCall(int nameStart)
    {
        if (!_noting)
        {
            return;
        }

        string? schema = null;
        var name = _names.Get(_text, _tokens[nameStart]);
        for (var i = nameStart + 1; _tokens[i].Kind == TokenKind.Dot; i += 2)
        {
            schema = name;
            name = _names.Get(_text, _tokens[i + 1]);
        }

        const int FewCalls = 8;
        for (var i = 0; i < Math.Min(_calls.Count, FewCalls); i++)
        {
            if (_calls[i].Name == name && _calls[i].Schema == schema)
            {
                return;
            }
        }

        var call = new QualifiedName(schema, name);
        if (_calls.Count < FewCalls || (_manyCalls ??= []).Add(call))
        {
            _calls.Add(call);
        }
    }

    /// <summary>A SELECT, INSERT, UPDATE, DELETE or MERGE that is a statement of the script.</summary>
    private Statement DataStatement()
    {
        var start = _position;
        BeginNoting();
        var with = Is(Keyword.With);
        if (with)
        {
            WithClause();
        }

        DataStatement statement = _word switch
        {
            Keyword.Insert => Insert(),
            Keyword.Update => Update(),
            Keyword.Delete => Delete(),
            Keyword.Merge => Merge(),
            _ => Select(with),
        };
        return Noted(statement, start);
    }

    private DataStatement Noted(DataStatement statement, int start)
    {
        _noting = false;
        statement.Note(_changes.ToArray(), _calls.ToArray(), FragmentFrom(start));
        return statement;
    }

    /// <summary>PreparableStmt.</summary>
    private void PreparableStatement()
    {
        if (Is(TokenKind.LeftParenthesis))
        {
            SelectStatement();
            return;
        }

        var with = Is(Keyword.With);
        if (with)
        {
            WithClause();
        }

        switch (_word)
        {
            case Keyword.Insert:
                Insert();
                break;
            case Keyword.Update:
                Update();
                break;
            case Keyword.Delete:
                Delete();
                break;
            case Keyword.Merge:
                Merge();
                break;
            default:
                SelectBehindWith(with);
                break;
        }
    }

    private void CommonTableStatement()
    {
        if (!Enter())
        {
            return;
        }

        if (NeedsDeepStack)
        {
            RunOnDeepStack(PreparableStatement);
        }
        else
        {
            PreparableStatement();
        }

        _depth--;
    }

    private SelectStatement Select(bool with)
    {
        if (with || !Is(TokenKind.LeftParenthesis))
        {
            SelectBehindWith(with);
        }
        else
        {
            SelectStatement();
        }

        return new SelectStatement { Into = _into, IntoPersistence = _intoPersistence, IntoClause = _into is null ? default : _intoClause };
    }

    private void SelectBehindWith(bool with)
    {
        var start = Start;
        var traits = QueryOperand();
        if (with && (traits & QueryTraits.With) != QueryTraits.None)
        {
            Fail("multiple WITH clauses not allowed", start);
        }

        ContinueQuery(traits);
    }

    private InsertStatement Insert()
    {
        Expect(Keyword.Insert, Keyword.Into);
        var table = Relation();
        NoteChange(DataChangeKind.Insert, table);
        if (Take(Keyword.As))
        {
            SkipNameOf(ColumnNames);
        }

        var columns = default(EquatableArray<string>);
        string? overriding = null;
        var fillsParts = false;
        var rows = default(EquatableArray<EquatableArray<SqlFragment>>);
        if (Take(Keyword.Default))
        {
            Expect(Keyword.Values);
        }
        else
        {
            if (Is(TokenKind.LeftParenthesis) && !AtParenthesizedSelect())
            {
                columns = InsertColumns(out fillsParts);
            }

            overriding = Overriding();
            rows = InsertSource();
            rows = fillsParts ? default : rows;
        }

        var hasOnConflict = Take(Keyword.On);
        if (hasOnConflict)
        {
            OnConflict(table);
        }

        Returning();
        return new InsertStatement { Table = table, Columns = columns, Rows = rows, HasOnConflict = hasOnConflict, Overriding = overriding };
    }

    /// <summary>Rows of a plain VALUES list; empty when the source is another query.</summary>
    private EquatableArray<EquatableArray<SqlFragment>> InsertSource()
    {
        if (!_noting || !Is(Keyword.Values))
        {
            SelectStatement();
            return default;
        }

        Advance();
        var rows = default(Builder<EquatableArray<SqlFragment>>);
        do
        {
            Expect(TokenKind.LeftParenthesis);
            var values = default(Builder<SqlFragment>);
            do
            {
                values.Add(ExpressionFragment());
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            rows.Add(values.ToArray());
        }
        while (Take(TokenKind.Comma));

        var traits = ContinueQuery(QueryTraits.PlainValues);
        return traits == QueryTraits.PlainValues ? rows.ToArray() : default;
    }

    private bool AtParenthesizedSelect()
    {
        var ahead = 0;
        while (KindAt(ahead) == TokenKind.LeftParenthesis)
        {
            ahead++;
        }

        return WordAt(ahead) switch
        {
            Keyword.Select or Keyword.With or Keyword.Table => true,
            Keyword.Values => KindAt(ahead + 1) == TokenKind.LeftParenthesis,
            _ => false,
        };
    }

    /// <summary>'(' insert_column_list ')'.</summary>
    /// <param name="fillsParts">Whether some value is only a field or an element of a column's.</param>
    private EquatableArray<string> InsertColumns(out bool fillsParts)
    {
        Expect(TokenKind.LeftParenthesis);
        var columns = default(Builder<string>);
        fillsParts = false;
        do
        {
            columns.Add(ColumnName());
            var part = _position;
            Indirection();
            fillsParts |= _position > part;
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return columns.ToArray();
    }

    private string? Overriding()
    {
        if (!Take(Keyword.Overriding))
        {
            return null;
        }

        var kind = Is(Keyword.User) ? "USER" : "SYSTEM";
        if (!Take(Keyword.User))
        {
            Expect(Keyword.System);
        }

        Expect(Keyword.Value);
        return kind;
    }

    private void OnConflict(QualifiedName table)
    {
        Expect(Keyword.Conflict);
        if (Take(Keyword.On))
        {
            Expect(Keyword.Constraint);
            SkipNameOf(ColumnNames);
        }
        else if (Is(TokenKind.LeftParenthesis))
        {
            IndexElements();
            Where();
        }

        Expect(Keyword.Do);
        if (Take(Keyword.Nothing))
        {
            return;
        }

        Expect(Keyword.Update, Keyword.Set);
        NoteChange(DataChangeKind.Update, table, SetClauses());
        Where();
    }

    /// <summary>returning_clause.</summary>
    private void Returning()
    {
        if (!Take(Keyword.Returning))
        {
            return;
        }

        if (Take(Keyword.With))
        {
            Expect(TokenKind.LeftParenthesis);
            do
            {
                if (!Take(Keyword.Old))
                {
                    Expect(Keyword.New);
                }

                Expect(Keyword.As);
                SkipNameOf(ColumnNames);
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        TargetList();
    }

    private UpdateStatement Update()
    {
        Expect(Keyword.Update);
        var table = TargetRelation();
        Expect(Keyword.Set);
        var columns = SetClauses();
        if (Take(Keyword.From))
        {
            FromList();
        }

        WhereOrCurrent();
        Returning();
        NoteChange(DataChangeKind.Update, table, columns);
        return new UpdateStatement { Table = table, Columns = columns };
    }

    private DeleteStatement Delete()
    {
        Expect(Keyword.Delete, Keyword.From);
        var table = TargetRelation();
        NoteChange(DataChangeKind.Delete, table);
        if (Take(Keyword.Using))
        {
            FromList();
        }

        WhereOrCurrent();
        Returning();
        return new DeleteStatement { Table = table };
    }

    /// <summary>relation_expr_opt_alias.</summary>
    private QualifiedName TargetRelation()
    {
        var table = RelationExpression();
        if (Take(Keyword.As))
        {
            SkipNameOf(ColumnNames);
        }
        else if (IsColumnName && !Is(Keyword.Set))
        {
            Advance();
        }

        return table;
    }

    private void WhereOrCurrent()
    {
        if (Is(Keyword.Where, Keyword.Current, Keyword.Of))
        {
            MoveTo(_position + 3);
            SkipNameOf(ColumnNames);
        }
        else
        {
            Where();
        }
    }

    /// <summary>set_clause_list: the columns that get a value.</summary>
    private EquatableArray<string> SetClauses()
    {
        var columns = default(Builder<string>);
        do
        {
            if (Take(TokenKind.LeftParenthesis))
            {
                do
                {
                    columns.Add(ColumnName());
                    Indirection();
                }
                while (Take(TokenKind.Comma));
                Expect(TokenKind.RightParenthesis);
            }
            else
            {
                columns.Add(ColumnName());
                Indirection();
            }

            Expect(TokenKind.Equal);
            Expression();
        }
        while (Take(TokenKind.Comma));
        return columns.ToArray();
    }
}
