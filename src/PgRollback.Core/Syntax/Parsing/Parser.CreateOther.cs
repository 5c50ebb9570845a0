namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement CreateOther()
    {
        switch (_word)
        {
            case Keyword.Schema:
                return CreateSchema();
            case Keyword.Extension:
                return CreateExtension();
            case Keyword.Policy:
                return CreatePolicy();
            case Keyword.Statistics:
                return CreateStatistics();
            case Keyword.Aggregate:
                return CreateAggregate(orReplace: false);
            case Keyword.Cast:
                return CreateCast();
            case Keyword.Publication:
                return CreatePublication();
            case Keyword.Operator:
                return CreateOperator();
            case Keyword.Foreign:
                return CreateForeign();
            case Keyword.Role or Keyword.Group:
                return CreateRole();
            case Keyword.User:
                return WordAt(1) == Keyword.Mapping && WordAt(2) is Keyword.For or Keyword.If ? CreateUserMapping() : CreateRole();
            case Keyword.Database:
                return CreateDatabase();
            case Keyword.Language or Keyword.Trusted or Keyword.Procedural:
                return CreateLanguage(orReplace: false);
            case Keyword.Transform:
                return CreateTransform(orReplace: false);
            case Keyword.Collation:
                return CreateCollation();
            case Keyword.Text:
                return CreateTextSearch();
            case Keyword.Server:
                return CreateServer();
            case Keyword.Access:
                return CreateAccessMethod();
            case Keyword.Tablespace:
                return CreateTablespace();
            case Keyword.Subscription:
                return CreateSubscription();
            case Keyword.Conversion or Keyword.Default:
                return CreateConversion();
            case Keyword.Assertion:
                Fail("CREATE ASSERTION is not yet implemented");
                return new OpaqueStatement("CREATE ASSERTION");
            default:
                Fail();
                return new OpaqueStatement("");
        }
    }

    private Statement CreateOtherOrReplace()
    {
        switch (_word)
        {
            case Keyword.Aggregate:
                return CreateAggregate(orReplace: true);
            case Keyword.Language or Keyword.Trusted or Keyword.Procedural:
                return CreateLanguage(orReplace: true);
            case Keyword.Transform:
                return CreateTransform(orReplace: true);
            default:
                Fail();
                return new OpaqueStatement("");
        }
    }

    private CreateSchemaStatement CreateSchema()
    {
        Expect(Keyword.Schema);
        var ifNotExists = IfNotExists();
        var name = Is(Keyword.Authorization) ? null : ColumnName();
        var authorization = Take(Keyword.Authorization) ? Role() : null;
        var elements = default(Builder<Statement>);
        if (!AtEnd && ifNotExists && AtSchemaElement)
        {
            Fail("CREATE SCHEMA IF NOT EXISTS cannot include schema elements");
        }

        while (AtSchemaElement)
        {
            var start = _position;
            if (Is(Keyword.Create) && !MayBeSchemaElement(WordAt(1)))
            {
                Advance();
                Fail();
                break;
            }

            var element = Is(Keyword.Grant) ? Grant() : Create();
            if (!Failed && element is not (CreateTableStatement or CreateIndexStatement or CreateSequenceStatement or CreateTriggerStatement
                or CreateViewStatement or GrantStatement))
            {
                MoveTo(start);
                Fail();
            }

            elements.Add(element with { Span = SpanFrom(start) });
        }

        return new CreateSchemaStatement { Name = name, Authorization = authorization, IfNotExists = ifNotExists, Elements = elements.ToArray() };
    }

    private static bool MayBeSchemaElement(Keyword word) => word is Keyword.Table or Keyword.Unique or Keyword.Index or Keyword.View or Keyword.Recursive
        or Keyword.Sequence or Keyword.Trigger or Keyword.Constraint or Keyword.Or or Keyword.Temporary or Keyword.Temp or Keyword.Local or Keyword.Global
        or Keyword.Unlogged;

    private bool AtSchemaElement => _word is Keyword.Create or Keyword.Grant;

    private CreateExtensionStatement CreateExtension()
    {
        Expect(Keyword.Extension);
        var ifNotExists = IfNotExists();
        var name = ColumnName();
        Take(Keyword.With);
        string? schema = null;
        string? version = null;
        var cascade = false;
        for (; ;)
        {
            if (Take(Keyword.Schema))
            {
                schema = ColumnName();
            }
            else if (Take(Keyword.Version))
            {
                version = WordOrString();
            }
            else if (Is(Keyword.From))
            {
                Fail("CREATE EXTENSION ... FROM is no longer supported");
            }
            else if (Take(Keyword.Cascade))
            {
                cascade = true;
            }
            else
            {
                return new CreateExtensionStatement { Name = name, IfNotExists = ifNotExists, Schema = schema, Version = version, Cascade = cascade };
            }
        }
    }

    private CreatePolicyStatement CreatePolicy()
    {
        Expect(Keyword.Policy);
        var name = ColumnName();
        Expect(Keyword.On);
        var table = Relation();
        var permissive = true;
        if (Take(Keyword.As))
        {
            var start = Start;
            var word = _kind is TokenKind.Identifier or TokenKind.QuotedIdentifier ? ColumnName() : "";
            permissive = word == "permissive";
            if (word.Length == 0)
            {
                Fail();
            }
            else if (word is not ("permissive" or "restrictive"))
            {
                Fail("unrecognized row security option \"" + word + "\"", start);
            }
        }

        var command = "ALL";
        if (Take(Keyword.For))
        {
            command = _word switch
            {
                Keyword.All => "ALL",
                Keyword.Select => "SELECT",
                Keyword.Insert => "INSERT",
                Keyword.Update => "UPDATE",
                Keyword.Delete => "DELETE",
                _ => "",
            };
            if (command.Length == 0)
            {
                Fail();
            }

            Advance();
        }

        return new CreatePolicyStatement
        {
            Name = name,
            Table = table,
            Permissive = permissive,
            Command = command,
            Roles = Take(Keyword.To) ? PolicyRoles() : default,
            Using = Take(Keyword.Using) ? ParenthesizedExpression() : null,
            WithCheck = WithCheck(),
        };
    }

    /// <summary>TO PUBLIC alone is what is meant when nothing is said.</summary>
    private EquatableArray<string> PolicyRoles()
    {
        var roles = Roles();
        return roles.Count == 1 && roles[0] == "PUBLIC" ? default : roles;
    }

    private SqlFragment? WithCheck()
    {
        if (!Take(Keyword.With))
        {
            return null;
        }

        Expect(Keyword.Check);
        return ParenthesizedExpression();
    }

    private CreateStatisticsStatement CreateStatistics()
    {
        Expect(Keyword.Statistics);
        var ifNotExists = IfNotExists();
        var name = !ifNotExists && (Is(Keyword.On) || Is(TokenKind.LeftParenthesis)) ? null : AnyName();
        var kinds = OptionalNames();
        Expect(Keyword.On);
        var elements = default(Builder<IndexElement>);
        do
        {
            var (column, expression) = KeyElement();
            elements.Add(new IndexElement { Column = column, Expression = expression });
        }
        while (Take(TokenKind.Comma));
        Expect(Keyword.From);
        var tableStart = _position;
        FromList();
        return new CreateStatisticsStatement
        {
            Name = name,
            IfNotExists = ifNotExists,
            Kinds = kinds,
            Elements = elements.ToArray(),
            Table = NameAt(tableStart),
        };
    }

    /// <summary>The qualified name that begins at a token already read, ONLY left aside.</summary>
    private QualifiedName NameAt(int position)
    {
        if (Failed)
        {
            return new QualifiedName(Schema: null, "");
        }

        while (_tokens[position].Keyword == Keyword.Only || _tokens[position].Kind == TokenKind.LeftParenthesis)
        {
            position++;
        }

        string? schema = null;
        var name = _names.Get(_text, _tokens[position]);
        for (var i = position + 1; i + 1 < _count && _tokens[i].Kind == TokenKind.Dot; i += 2)
        {
            schema = name;
            name = _names.Get(_text, _tokens[i + 1]);
        }

        return new QualifiedName(schema, name);
    }
}
