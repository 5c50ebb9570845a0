namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>OptTemp.</summary>
    private Persistence OptionalPersistence()
    {
        if (Take(Keyword.Unlogged))
        {
            return Persistence.Unlogged;
        }

        if (_word is Keyword.Local or Keyword.Global)
        {
            Advance();
            if (!Take(Keyword.Temporary))
            {
                Expect(Keyword.Temp);
            }

            return Persistence.Temporary;
        }

        return Take(Keyword.Temporary) || Take(Keyword.Temp) ? Persistence.Temporary : Persistence.Permanent;
    }

    /// <summary>CREATE [TEMP | UNLOGGED] TABLE, with a list of elements, OF, PARTITION OF, or AS.</summary>
    private Statement CreateTable(Persistence persistence)
    {
        Expect(Keyword.Table);
        var ifNotExists = IfNotExists();
        var name = Relation();
        if (Is(TokenKind.LeftParenthesis) && !AtColumnListOfCreateTableAs())
        {
            var elements = TableElements(typed: false);
            var inherits = default(EquatableArray<QualifiedName>);
            if (Take(Keyword.Inherits))
            {
                Expect(TokenKind.LeftParenthesis);
                inherits = Relations();
                Expect(TokenKind.RightParenthesis);
            }

            return TableTail(new CreateTableStatement
            {
                Name = name,
                Persistence = persistence,
                IfNotExists = ifNotExists,
                Elements = elements,
                Inherits = inherits,
            });
        }

        if (Take(Keyword.Of))
        {
            var typeStart = _position;
            var type = new TypeName { Name = AnyName(), Span = SpanFrom(typeStart) };
            var elements = Is(TokenKind.LeftParenthesis) ? TableElements(typed: true) : default;
            return TableTail(new CreateTableStatement { Name = name, Persistence = persistence, IfNotExists = ifNotExists, OfType = type, Elements = elements });
        }

        if (Take(Keyword.Partition, Keyword.Of))
        {
            var parent = Relation();
            var elements = Is(TokenKind.LeftParenthesis) ? TableElements(typed: true) : default;
            return TableTail(new CreateTableStatement
            {
                Name = name,
                Persistence = persistence,
                IfNotExists = ifNotExists,
                PartitionOf = parent,
                Elements = elements,
                PartitionBound = PartitionBound(),
            });
        }

        return CreateTableAs(name, persistence, ifNotExists);
    }

    /// <summary>OptPartitionSpec to OptTableSpace.</summary>
    private CreateTableStatement TableTail(CreateTableStatement table)
    {
        var partitionBy = Is(Keyword.Partition) ? PartitionBy() : null;
        var method = Take(Keyword.Using) ? ColumnName() : null;
        var options = TableStorageParameters();
        var onCommit = OnCommit();
        var tablespace = Take(Keyword.Tablespace) ? ColumnName() : null;
        return partitionBy is null && method is null && options.IsEmpty && onCommit is null && tablespace is null
            ? table
            : table with { PartitionBy = partitionBy, AccessMethod = method, Options = options, OnCommit = onCommit, Tablespace = tablespace };
    }

    private string? OnCommit()
    {
        if (!Take(Keyword.On, Keyword.Commit))
        {
            return null;
        }

        if (Take(Keyword.Drop))
        {
            return "DROP";
        }

        var preserve = Take(Keyword.Preserve);
        if (!preserve)
        {
            Expect(Keyword.Delete);
        }

        Expect(Keyword.Rows);
        return preserve ? "PRESERVE ROWS" : "DELETE ROWS";
    }

    /// <summary>Whether the parentheses hold bare names, behind which AS or an option of CREATE TABLE AS comes.</summary>
    private bool AtColumnListOfCreateTableAs() =>
        IsColumnNameAt(1) && KindAt(2) is TokenKind.Comma or TokenKind.RightParenthesis;

    private CreateTableAsStatement CreateTableAs(QualifiedName name, Persistence persistence, bool ifNotExists)
    {
        var columns = OptionalNames();
        var method = Take(Keyword.Using) ? ColumnName() : null;
        var options = TableStorageParameters();
        var onCommit = OnCommit();
        var tablespace = Take(Keyword.Tablespace) ? ColumnName() : null;
        Expect(Keyword.As);
        var start = _position;
        if (Is(Keyword.Execute))
        {
            ExecuteBody();
        }
        else
        {
            SelectStatement();
        }

        return new CreateTableAsStatement
        {
            Name = name,
            Persistence = persistence,
            IfNotExists = ifNotExists,
            Columns = columns,
            AccessMethod = method,
            Options = options,
            OnCommit = onCommit,
            Tablespace = tablespace,
            Query = FragmentFrom(start),
            WithNoData = WithNoData(),
        };
    }

    /// <summary>opt_with_data.</summary>
    private bool WithNoData()
    {
        if (!Take(Keyword.With))
        {
            return false;
        }

        var no = Take(Keyword.No);
        Expect(Keyword.Data);
        return no;
    }

    /// <summary>EXECUTE name (…).</summary>
    private void ExecuteBody()
    {
        Expect(Keyword.Execute);
        SkipNameOf(ColumnNames);
        if (Take(TokenKind.LeftParenthesis))
        {
            ExpressionList();
            Expect(TokenKind.RightParenthesis);
        }
    }

    /// <summary>'(' elements ')'. Typed: of a partition or a table of a type, whose columns have no type here.</summary>
    private EquatableArray<TableElement> TableElements(bool typed)
    {
        Expect(TokenKind.LeftParenthesis);
        var elements = default(Builder<TableElement>);
        if (!typed && Take(TokenKind.RightParenthesis))
        {
            return default;
        }

        do
        {
            if (AtTableConstraint)
            {
                elements.Add(TableConstraint());
            }
            else if (!typed && Is(Keyword.Like))
            {
                elements.Add(Like());
            }
            else
            {
                elements.Add(typed ? ColumnOptions() : Column());
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return elements.ToArray();
    }

    private LikeClause Like()
    {
        var start = _position;
        Expect(Keyword.Like);
        var source = Relation();
        var options = LikeOptions.None;
        for (; ;)
        {
            var including = Take(Keyword.Including);
            if (!including && !Take(Keyword.Excluding))
            {
                break;
            }

            var option = _word switch
            {
                Keyword.Comments => LikeOptions.Comments,
                Keyword.Compression => LikeOptions.Compression,
                Keyword.Constraints => LikeOptions.Constraints,
                Keyword.Defaults => LikeOptions.Defaults,
                Keyword.Identity => LikeOptions.Identity,
                Keyword.Generated => LikeOptions.Generated,
                Keyword.Indexes => LikeOptions.Indexes,
                Keyword.Statistics => LikeOptions.Statistics,
                Keyword.Storage => LikeOptions.Storage,
                Keyword.All => LikeOptions.All,
                _ => LikeOptions.None,
            };
            if (option == LikeOptions.None)
            {
                Fail();
            }

            Advance();
            options = including ? options | option : options & ~option;
        }

        return new LikeClause { Source = source, Options = options, Span = SpanFrom(start) };
    }

    /// <summary>columnDef.</summary>
    private ColumnDefinition Column()
    {
        var start = _position;
        var name = ColumnName();
        var type = Type();
        string? storage = null;
        string? compression = null;
        if (Take(Keyword.Storage))
        {
            storage = NameOrDefault();
        }

        if (Take(Keyword.Compression))
        {
            compression = NameOrDefault();
        }

        var options = GenericOptions();
        var constraints = ColumnConstraints(out var collation);
        return new ColumnDefinition
        {
            Name = name,
            Type = type,
            Storage = storage,
            Compression = compression,
            ForeignOptions = options,
            Collation = collation,
            Constraints = constraints,
            Span = SpanFrom(start),
        };
    }

    private string NameOrDefault() => Take(Keyword.Default) ? "default" : ColumnName();

    /// <summary>columnOptions: a column of a partition or typed table.</summary>
    private ColumnDefinition ColumnOptions()
    {
        var start = _position;
        var name = ColumnName();
        if (Take(Keyword.With))
        {
            Expect(Keyword.Options);
        }

        var constraints = ColumnConstraints(out var collation);
        return new ColumnDefinition { Name = name, Collation = collation, Constraints = constraints, Span = SpanFrom(start) };
    }

    /// <summary>PartitionSpec.</summary>
    private PartitionKey PartitionBy()
    {
        Expect(Keyword.Partition, Keyword.By);
        var start = _position;
        var strategy = ColumnName();
        if (!Failed && strategy is not ("list" or "range" or "hash"))
        {
            Fail("unrecognized partitioning strategy \"" + strategy + "\"", _tokens[start].Start);
        }

        Expect(TokenKind.LeftParenthesis);
        var elements = default(Builder<IndexElement>);
        do
        {
            elements.Add(PartitionElement());
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return new PartitionKey(strategy, elements.ToArray(), FragmentFrom(start));
    }

    private IndexElement PartitionElement()
    {
        var (column, expression) = KeyElement();
        return new IndexElement
        {
            Column = column,
            Expression = expression,
            Collation = OptionalCollation(),
            OperatorClass = IsColumnName ? AnyName() : null,
        };
    }

    /// <summary>A column, a function call, or an expression in parentheses: what an index or a partition key is made of.</summary>
    private (string? Column, SqlFragment? Expression) KeyElement()
    {
        var start = _position;
        if (Is(TokenKind.LeftParenthesis))
        {
            Advance();
            Expression();
            Expect(TokenKind.RightParenthesis);
            return (null, FragmentFrom(start));
        }

        if (IsColumnName && KindAt(1) is not (TokenKind.LeftParenthesis or TokenKind.Dot))
        {
            return (ColumnName(), null);
        }

        WindowlessFunction();
        return (null, FragmentFrom(start));
    }

    /// <summary>PartitionBoundSpec as written.</summary>
    private SqlFragment PartitionBound()
    {
        var start = _position;
        if (Take(Keyword.Default))
        {
            return FragmentFrom(start);
        }

        Expect(Keyword.For, Keyword.Values);
        if (Take(Keyword.In))
        {
            ParenthesizedExpressions();
        }
        else if (Take(Keyword.From))
        {
            ParenthesizedExpressions();
            Expect(Keyword.To);
            ParenthesizedExpressions();
        }
        else
        {
            Expect(Keyword.With);
            HashBound();
        }

        return FragmentFrom(start);
    }

    private void ParenthesizedExpressions()
    {
        Expect(TokenKind.LeftParenthesis);
        ExpressionList();
        Expect(TokenKind.RightParenthesis);
    }

    private void HashBound()
    {
        var (modulus, remainder) = (false, false);
        var start = Start;
        Expect(TokenKind.LeftParenthesis);
        do
        {
            var offset = Start;
            var name = NameOf(NonReservedWords);
            Integer();
            if (name == "modulus")
            {
                Once(ref modulus, "modulus for hash partition provided more than once", offset);
            }
            else if (name == "remainder")
            {
                Once(ref remainder, "remainder for hash partition provided more than once", offset);
            }
            else if (!Failed)
            {
                Fail("unrecognized hash partition bound specification \"" + name + "\"", offset);
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        if (!Failed && !(modulus && remainder))
        {
            Fail(modulus ? "remainder for hash partition must be specified" : "modulus for hash partition must be specified", start);
        }
    }
}
