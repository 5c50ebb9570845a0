namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreatePublicationStatement CreatePublication()
    {
        Expect(Keyword.Publication);
        var name = ColumnName();
        var allTables = false;
        var objects = default(EquatableArray<PublicationObject>);
        if (Take(Keyword.For))
        {
            allTables = Take(Keyword.All, Keyword.Tables);
            objects = allTables ? default : PublicationObjects();
        }

        return new CreatePublicationStatement { Name = name, AllTables = allTables, Objects = objects, Options = OptionalDefinition() };
    }

    /// <summary>pub_obj_list: a name alone is of the kind that was named last.</summary>
    private EquatableArray<PublicationObject> PublicationObjects()
    {
        var objects = default(Builder<PublicationObject>);
        var inSchemas = false;
        var first = true;
        do
        {
            var start = Start;
            if (Take(Keyword.Table))
            {
                inSchemas = false;
            }
            else if (Take(Keyword.Tables, Keyword.In, Keyword.Schema))
            {
                inSchemas = true;
                objects.Add(new PublicationObject { Schema = PublicationSchema() });
                first = false;
                continue;
            }
            else if (first)
            {
                // A name must be there for PostgreSQL's grammar to get as far as this complaint.
                if (IsColumnName || _word is Keyword.CurrentSchema or Keyword.Only)
                {
                    Fail("invalid publication object list", start);
                }

                Fail();
            }

            first = false;
            objects.Add(inSchemas ? PublicationSchemaContinued(start) : PublicationTable());
        }
        while (Take(TokenKind.Comma));
        return objects.ToArray();
    }

    private string? PublicationSchema() => Take(Keyword.CurrentSchema) ? null : ColumnName();

    private PublicationObject PublicationSchemaContinued(int start)
    {
        var schema = PublicationSchema();
        if (Is(TokenKind.Dot))
        {
            Fail("invalid schema name", start);
        }
        else if (Is(TokenKind.LeftParenthesis))
        {
            Fail("column specification not allowed for schema", start);
        }
        else if (Is(Keyword.Where))
        {
            Fail("WHERE clause not allowed for schema", start);
        }

        return new PublicationObject { Schema = schema };
    }

    private PublicationObject PublicationTable()
    {
        if (Is(Keyword.CurrentSchema))
        {
            Fail("invalid table name");
        }

        var table = RelationExpression(out var only);
        return new PublicationObject
        {
            Table = table,
            Only = only,
            Columns = OptionalNames(),
            Where = Take(Keyword.Where) ? ParenthesizedExpression() : null,
        };
    }

    private AlterPublicationStatement AlterPublication(string name)
    {
        if (Take(Keyword.Add))
        {
            return new AlterPublicationStatement { Name = name, Action = "ADD", Objects = PublicationObjects() };
        }

        if (Take(Keyword.Drop))
        {
            return new AlterPublicationStatement { Name = name, Action = "DROP", Objects = PublicationObjects() };
        }

        Expect(Keyword.Set);
        return Is(TokenKind.LeftParenthesis)
            ? new AlterPublicationStatement { Name = name, Action = "OPTIONS", Options = Definition() }
            : new AlterPublicationStatement { Name = name, Action = "SET", Objects = PublicationObjects() };
    }
}
