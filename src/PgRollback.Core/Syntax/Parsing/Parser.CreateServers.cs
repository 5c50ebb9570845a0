namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement CreateForeign()
    {
        if (Take(Keyword.Foreign, Keyword.Table))
        {
            return CreateForeignTable();
        }

        Expect(Keyword.Foreign);
        Expect(Keyword.Data, Keyword.Wrapper);
        var wrapper = Object(ObjectKind.ForeignDataWrapper);
        var start = _position;
        var references = default(Builder<ObjectReference>);
        WrapperFunctions(ref references);
        var definition = FragmentFrom(start);
        return new CreateObjectStatement { Object = wrapper, Definition = definition, Options = GenericOptions(), References = references.ToArray() };
    }

    /// <summary>opt_fdw_options: whether there was any.</summary>
    private bool WrapperFunctions(ref Builder<ObjectReference> references)
    {
        var any = false;
        for (; ;)
        {
            if (Take(Keyword.Handler) || Take(Keyword.Validator))
            {
                HandlerReference(ref references);
            }
            else if (!Take(Keyword.No, Keyword.Handler) && !Take(Keyword.No, Keyword.Validator))
            {
                return any;
            }

            any = true;
        }
    }

    private CreateTableStatement CreateForeignTable()
    {
        var ifNotExists = IfNotExists();
        var name = Relation();
        var elements = default(EquatableArray<TableElement>);
        var inherits = default(EquatableArray<QualifiedName>);
        QualifiedName? parent = null;
        SqlFragment? bound = null;
        if (Take(Keyword.Partition, Keyword.Of))
        {
            parent = Relation();
            elements = Is(TokenKind.LeftParenthesis) ? TableElements(typed: true) : default;
            bound = PartitionBound();
        }
        else
        {
            elements = TableElements(typed: false);
            if (Take(Keyword.Inherits))
            {
                Expect(TokenKind.LeftParenthesis);
                inherits = Relations();
                Expect(TokenKind.RightParenthesis);
            }
        }

        Expect(Keyword.Server);
        return new CreateTableStatement
        {
            Name = name,
            IfNotExists = ifNotExists,
            Elements = elements,
            Inherits = inherits,
            PartitionOf = parent,
            PartitionBound = bound,
            Server = ColumnName(),
            ForeignOptions = GenericOptions(),
        };
    }

    private CreateObjectStatement CreateServer()
    {
        Expect(Keyword.Server);
        var ifNotExists = IfNotExists();
        var server = Object(ObjectKind.Server);
        var start = _position;
        if (Take(Keyword.Type))
        {
            SkipString();
        }

        if (Take(Keyword.Version))
        {
            StringOrNull();
        }

        Expect(Keyword.Foreign);
        Expect(Keyword.Data, Keyword.Wrapper);
        var wrapper = Object(ObjectKind.ForeignDataWrapper);
        var definition = FragmentFrom(start);
        return new CreateObjectStatement
        {
            Object = server,
            IfNotExists = ifNotExists,
            Definition = definition,
            Options = GenericOptions(),
            References = new EquatableArray<ObjectReference>([wrapper]),
        };
    }

    private CreateObjectStatement CreateUserMapping()
    {
        Expect(Keyword.User, Keyword.Mapping);
        var ifNotExists = IfNotExists();
        var mapping = UserMappingReference();
        var definition = FragmentFrom(_position);
        return new CreateObjectStatement
        {
            Object = mapping,
            IfNotExists = ifNotExists,
            Definition = definition,
            Options = GenericOptions(),
            References = new EquatableArray<ObjectReference>([new ObjectReference { Kind = ObjectKind.Server, Name = new QualifiedName(Schema: null, mapping.Using ?? "") }]),
        };
    }

    private CreateObjectStatement CreateTablespace()
    {
        Expect(Keyword.Tablespace);
        var tablespace = Object(ObjectKind.Tablespace);
        var start = _position;
        if (Take(Keyword.Owner))
        {
            Role();
        }

        Expect(Keyword.Location);
        SkipString();
        var options = OptionalStorageParameters();
        return new CreateObjectStatement { Object = tablespace, Definition = FragmentFrom(start), Options = options };
    }

    private CreateObjectStatement CreateDatabase()
    {
        Expect(Keyword.Database);
        var database = Object(ObjectKind.Database);
        var start = _position;
        Take(Keyword.With);
        var options = DatabaseOptions();
        return new CreateObjectStatement { Object = database, Definition = FragmentFrom(start), Options = options };
    }

    /// <summary>createdb_opt_list.</summary>
    private EquatableArray<Option> DatabaseOptions()
    {
        var options = default(Builder<Option>);
        for (; ;)
        {
            string name;
            if (Take(Keyword.Connection))
            {
                Expect(Keyword.Limit);
                name = "connection limit";
            }
            else if (_word is Keyword.Encoding or Keyword.Location or Keyword.Owner or Keyword.Tablespace or Keyword.Template
                || _kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier)
            {
                name = ColumnName();
            }
            else
            {
                return options.ToArray();
            }

            Take(TokenKind.Equal);
            var start = _position;
            if (!Take(Keyword.Default))
            {
                BooleanStringOrNumber();
            }

            options.Add(new Option(name, TextFrom(start)));
        }
    }

    private CreateObjectStatement CreateSubscription()
    {
        Expect(Keyword.Subscription);
        var subscription = Object(ObjectKind.Subscription);
        var start = _position;
        Expect(Keyword.Connection);
        SkipString();
        Expect(Keyword.Publication);
        NameList();
        var options = OptionalDefinition();
        return new CreateObjectStatement { Object = subscription, Definition = FragmentFrom(start), Options = options };
    }

    private CreateObjectStatement CreateRole()
    {
        var word = _word switch { Keyword.User => "USER", Keyword.Group => "GROUP", _ => null };
        Advance();
        var start = _position;
        var role = new ObjectReference { Kind = ObjectKind.Role, Name = new QualifiedName(Schema: null, NewRole()), Span = SpanFrom(start) };
        var definitionStart = _position;
        Take(Keyword.With);
        var options = RoleOptions(create: true);
        return new CreateObjectStatement { Object = role, Definition = FragmentFrom(definitionStart), Options = options, Word = word };
    }

    /// <summary>OptRoleList, AlterOptRoleList: names in lower case (<c>login</c>, <c>connection limit</c>), role lists as written.</summary>
    private EquatableArray<Option> RoleOptions(bool create)
    {
        var options = default(Builder<Option>);
        while (RoleOption(create) is { } option)
        {
            options.Add(option);
        }

        return options.ToArray();
    }

    private Option? RoleOption(bool create)
    {
        var word = _word;
        switch (word)
        {
            case Keyword.Password:
                Advance();
                return new Option("password", StringOrNullAsWritten());
            case Keyword.Encrypted:
                Advance();
                Expect(Keyword.Password);
                return new Option("password", StringOrNullAsWritten());
            case Keyword.Unencrypted:
                Fail("UNENCRYPTED PASSWORD is no longer supported");
                return null;
            case Keyword.Inherit:
                Advance();
                return new Option("inherit", Value: null);
            case Keyword.Connection:
                Advance();
                Expect(Keyword.Limit);
                var limitStart = _position;
                SignedInteger();
                return new Option("connection limit", TextFrom(limitStart));
            case Keyword.Valid:
                Advance();
                Expect(Keyword.Until);
                return new Option("valid until", StringOrNullAsWritten());
            case Keyword.User:
                Advance();
                return RoleListOption("user");
            case Keyword.Sysid when create:
                Advance();
                Integer();
                return new Option("sysid", Value: null);
            case Keyword.Admin when create:
                Advance();
                return RoleListOption("admin");
            case Keyword.Role when create:
                Advance();
                return RoleListOption("role");
            case Keyword.In when create:
                Advance();
                if (!Take(Keyword.Role))
                {
                    Expect(Keyword.Group);
                }

                return RoleListOption("in role");
        }

        if (_kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
        {
            return null;
        }

        var start = Start;
        var name = ColumnName();
        if (name is not ("superuser" or "nosuperuser" or "createrole" or "nocreaterole" or "replication" or "noreplication" or "createdb" or "nocreatedb"
            or "login" or "nologin" or "bypassrls" or "nobypassrls" or "noinherit"))
        {
            Fail("unrecognized role option \"" + name + "\"", start);
        }

        return new Option(name, Value: null);
    }

    private string StringOrNullAsWritten()
    {
        var start = _position;
        StringOrNull();
        return TextFrom(start);
    }

    private Option RoleListOption(string name)
    {
        var start = _position;
        Roles();
        return new Option(name, TextFrom(start));
    }
}
