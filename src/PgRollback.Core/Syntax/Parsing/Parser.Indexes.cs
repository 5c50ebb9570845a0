namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateIndexStatement CreateIndex()
    {
        var unique = Take(Keyword.Unique);
        Expect(Keyword.Index);
        var concurrently = Take(Keyword.Concurrently);
        var ifNotExists = IfNotExists();
        var name = ifNotExists || !Is(Keyword.On) ? ColumnName() : null;
        Expect(Keyword.On);
        var table = RelationExpression(out var only);
        var method = Take(Keyword.Using) ? ColumnName() : null;
        var elements = IndexElements();
        var included = Take(Keyword.Include) ? IndexElements() : default;
        return new CreateIndexStatement
        {
            Name = name,
            Unique = unique,
            Concurrently = concurrently,
            IfNotExists = ifNotExists,
            Only = only,
            Table = table,
            AccessMethod = method,
            Elements = elements,
            IncludeElements = included,
            NullsNotDistinct = NullsNotDistinct(),
            Options = OptionalStorageParameters(),
            Tablespace = Take(Keyword.Tablespace) ? ColumnName() : null,
            Predicate = Take(Keyword.Where) ? ExpressionFragment() : null,
        };
    }

    /// <summary>'(' index_params ')'.</summary>
    private EquatableArray<IndexElement> IndexElements()
    {
        Expect(TokenKind.LeftParenthesis);
        var elements = default(Builder<IndexElement>);
        do
        {
            elements.Add(IndexElement());
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return elements.ToArray();
    }

    /// <summary>index_elem.</summary>
    private IndexElement IndexElement()
    {
        var (column, expression) = KeyElement();
        var collation = OptionalCollation();
        var operatorClass = IsColumnName && !AtNullsOrder ? AnyName() : null;
        var options = operatorClass is not null && Is(TokenKind.LeftParenthesis) ? StorageParameters() : default;
        var descending = Take(Keyword.Desc);
        if (!descending)
        {
            Take(Keyword.Asc);
        }

        return new IndexElement
        {
            Column = column,
            Expression = expression,
            Collation = collation,
            OperatorClass = operatorClass,
            OperatorClassOptions = options,
            Descending = descending,
            NullsFirst = NullsOrder(),
        };
    }

    private bool AtNullsOrder => Is(Keyword.Nulls) && WordAt(1) is Keyword.First or Keyword.Last;
}
