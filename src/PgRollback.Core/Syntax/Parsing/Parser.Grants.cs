namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement Grant()
    {
        Expect(Keyword.Grant);
        var privileges = Privileges(out var all);
        if (Take(Keyword.On))
        {
            var grant = PrivilegeTarget(new GrantStatement { IsGrant = true, Kind = ObjectKind.Table, Privileges = privileges });
            Expect(Keyword.To);
            return grant with { Grantees = Grantees(), GrantOption = Take(Keyword.With, Keyword.Grant, Keyword.Option), GrantedBy = GrantedBy() };
        }

        if (all)
        {
            Fail();
        }

        Expect(Keyword.To);
        return new GrantRoleStatement
        {
            IsGrant = true,
            Roles = RolesOf(privileges),
            Grantees = Roles(),
            Options = RoleGrantOptions(),
            GrantedBy = GrantedBy(),
        };
    }

    private Statement Revoke()
    {
        Expect(Keyword.Revoke);
        var grantOption = Take(Keyword.Grant, Keyword.Option, Keyword.For);
        string? roleOption = null;
        if (!grantOption && WordAt(1) == Keyword.Option && WordAt(2) == Keyword.For)
        {
            roleOption = ColumnName();
            MoveTo(_position + 2);
        }

        var privileges = Privileges(out var all);
        if (roleOption is null && Take(Keyword.On))
        {
            var revoke = PrivilegeTarget(new GrantStatement { IsGrant = false, Kind = ObjectKind.Table, Privileges = privileges, GrantOption = grantOption });
            Expect(Keyword.From);
            return revoke with { Grantees = Grantees(), GrantedBy = GrantedBy(), Cascade = Cascade() };
        }

        if (all || grantOption)
        {
            Fail();
        }

        Expect(Keyword.From);
        return new GrantRoleStatement
        {
            IsGrant = false,
            Roles = RolesOf(privileges),
            Grantees = Roles(),
            Options = roleOption is null ? default : new EquatableArray<Option>([new Option(roleOption, "OPTION")]),
            GrantedBy = GrantedBy(),
            Cascade = Cascade(),
        };
    }

    /// <summary>privileges, or the roles of GRANT role TO role: they look alike until ON or TO.</summary>
    private EquatableArray<Privilege> Privileges(out bool all)
    {
        all = Take(Keyword.All);
        if (all)
        {
            Take(Keyword.Privileges);
            return Is(TokenKind.LeftParenthesis) ? new EquatableArray<Privilege>([new Privilege("ALL", ParenthesizedNames())]) : default;
        }

        var privileges = default(Builder<Privilege>);
        do
        {
            string name;
            switch (_word)
            {
                case Keyword.Select or Keyword.References or Keyword.Create:
                    name = Keywords.Text(_word);
                    Advance();
                    break;
                case Keyword.Alter when WordAt(1) == Keyword.System:
                    MoveTo(_position + 2);
                    name = "alter system";
                    break;
                default:
                    name = ColumnName();
                    break;
            }

            privileges.Add(new Privilege(name, OptionalNames()));
        }
        while (Take(TokenKind.Comma));

        return privileges.ToArray();
    }

    private static EquatableArray<string> RolesOf(EquatableArray<Privilege> privileges)
    {
        var roles = default(Builder<string>);
        foreach (var privilege in privileges)
        {
            roles.Add(privilege.Name);
        }

        return roles.ToArray();
    }

    /// <summary>Privileges are words, not names: in upper case.</summary>
    private static EquatableArray<Privilege> InUpperCase(EquatableArray<Privilege> privileges)
    {
        var upper = default(Builder<Privilege>);
        foreach (var privilege in privileges)
        {
            upper.Add(privilege with { Name = privilege.Name.ToUpperInvariant() });
        }

        return upper.ToArray();
    }

    /// <summary>privilege_target.</summary>
    private GrantStatement PrivilegeTarget(GrantStatement grant)
    {
        grant = grant with { Privileges = InUpperCase(grant.Privileges) };
        if (Is(Keyword.All) && WordAt(2) == Keyword.In && WordAt(3) == Keyword.Schema)
        {
            var inSchema = WordAt(1) switch
            {
                Keyword.Tables => ObjectKind.Table,
                Keyword.Sequences => ObjectKind.Sequence,
                Keyword.Functions => ObjectKind.Function,
                Keyword.Procedures => ObjectKind.Procedure,
                Keyword.Routines => ObjectKind.Routine,
                _ => ObjectKind.None,
            };
            if (inSchema == ObjectKind.None)
            {
                Advance();
                Fail();
                return grant;
            }

            MoveTo(_position + 4);
            return grant with { Kind = inSchema, AllInSchema = true, Objects = ObjectList(ObjectKind.Schema) };
        }

        var kind = PrivilegeKind();
        return grant with { Kind = kind, Objects = kind == ObjectKind.Parameter ? ParameterNames() : ObjectList(kind) };
    }

    private ObjectKind PrivilegeKind()
    {
        // A kind's word may be a table's name, so it counts only when a name follows.
        if (KindAt(1) is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier or TokenKind.Keyword or TokenKind.Integer)
            || (WordAt(1) is Keyword.To or Keyword.From && !Is(Keyword.Table)))
        {
            return ObjectKind.Table;
        }

        if (Take(Keyword.Foreign, Keyword.Server))
        {
            return ObjectKind.Server;
        }

        if (Take(Keyword.Parameter))
        {
            return ObjectKind.Parameter;
        }

        if (_word is Keyword.Table or Keyword.Sequence or Keyword.Function or Keyword.Procedure or Keyword.Routine or Keyword.Database or Keyword.Domain
            or Keyword.Language or Keyword.Schema or Keyword.Tablespace or Keyword.Type
            || Is(Keyword.Foreign, Keyword.Data) || Is(Keyword.Large, Keyword.Object))
        {
            return ObjectWords();
        }

        return ObjectKind.Table;
    }

    private EquatableArray<ObjectReference> ObjectList(ObjectKind kind)
    {
        var objects = default(Builder<ObjectReference>);
        do
        {
            objects.Add(Object(kind));
        }
        while (Take(TokenKind.Comma));
        return objects.ToArray();
    }

    private EquatableArray<ObjectReference> ParameterNames()
    {
        var parameters = default(Builder<ObjectReference>);
        do
        {
            var start = _position;
            var name = SettingName();
            parameters.Add(new ObjectReference { Kind = ObjectKind.Parameter, Name = new QualifiedName(Schema: null, name), Span = SpanFrom(start) });
        }
        while (Take(TokenKind.Comma));
        return parameters.ToArray();
    }

    /// <summary>grantee_list.</summary>
    private EquatableArray<string> Grantees()
    {
        var grantees = default(Builder<string>);
        do
        {
            Take(Keyword.Group);
            grantees.Add(Role());
        }
        while (Take(TokenKind.Comma));
        return grantees.ToArray();
    }

    private string? GrantedBy() => Take(Keyword.Granted, Keyword.By) ? Role() : null;

    /// <summary>WITH name OPTION | TRUE | FALSE, ….</summary>
    private EquatableArray<Option> RoleGrantOptions()
    {
        if (!Take(Keyword.With))
        {
            return default;
        }

        var options = default(Builder<Option>);
        do
        {
            var name = Label();
            var value = _word switch { Keyword.Option => "OPTION", Keyword.True => "TRUE", Keyword.False => "FALSE", _ => null };
            if (value is null)
            {
                Fail();
            }

            Advance();
            options.Add(new Option(name, value));
        }
        while (Take(TokenKind.Comma));
        return options.ToArray();
    }

    private AlterDefaultPrivilegesStatement AlterDefaultPrivileges()
    {
        Expect(Keyword.Default, Keyword.Privileges);
        var roles = default(EquatableArray<string>);
        var schemas = default(EquatableArray<string>);
        for (; ;)
        {
            if (Take(Keyword.In))
            {
                Expect(Keyword.Schema);
                schemas = NameList();
            }
            else if (Take(Keyword.For))
            {
                if (!Take(Keyword.Role))
                {
                    Expect(Keyword.User);
                }

                roles = Roles();
            }
            else
            {
                break;
            }
        }

        return new AlterDefaultPrivilegesStatement { Roles = roles, Schemas = schemas, Action = DefaultPrivilegeAction() };
    }

    private GrantStatement DefaultPrivilegeAction()
    {
        var isGrant = Take(Keyword.Grant);
        var grantOption = false;
        if (!isGrant)
        {
            Expect(Keyword.Revoke);
            grantOption = Take(Keyword.Grant, Keyword.Option, Keyword.For);
        }

        var privileges = InUpperCase(Privileges(out _));
        Expect(Keyword.On);
        var kind = _word switch
        {
            Keyword.Tables => ObjectKind.Table,
            Keyword.Functions => ObjectKind.Function,
            Keyword.Routines => ObjectKind.Routine,
            Keyword.Sequences => ObjectKind.Sequence,
            Keyword.Types => ObjectKind.Type,
            Keyword.Schemas => ObjectKind.Schema,
            Keyword.Large when WordAt(1) == Keyword.Objects => ObjectKind.LargeObject,
            _ => ObjectKind.None,
        };
        if (kind == ObjectKind.None)
        {
            Fail();
        }

        Take(Keyword.Large);
        Advance();
        Expect(isGrant ? Keyword.To : Keyword.From);
        return new GrantStatement
        {
            IsGrant = isGrant,
            Privileges = privileges,
            Kind = kind,
            Grantees = Grantees(),
            GrantOption = isGrant ? Take(Keyword.With, Keyword.Grant, Keyword.Option) : grantOption,
            Cascade = !isGrant && Cascade(),
        };
    }
}
