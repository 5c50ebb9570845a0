namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private OpaqueStatement AlterSystem()
    {
        Expect(Keyword.System);
        if (Take(Keyword.Reset))
        {
            if (!Take(Keyword.All))
            {
                SettingName();
            }
        }
        else
        {
            Expect(Keyword.Set);
            SettingName();
            if (!Take(TokenKind.Equal))
            {
                Expect(Keyword.To);
            }

            if (!Take(Keyword.Default))
            {
                SettingValues();
            }
        }

        return new OpaqueStatement("ALTER SYSTEM");
    }

    private Statement AlterRole()
    {
        var isGroup = Is(Keyword.Group);
        Advance();
        var start = _position;
        var isAll = !isGroup && Take(Keyword.All);
        var name = isAll ? "" : Role();
        var role = new ObjectReference { Kind = ObjectKind.Role, Name = new QualifiedName(Schema: null, name), Span = SpanFrom(start) };
        if (!isAll && Take(Keyword.Rename, Keyword.To))
        {
            return new RenameStatement { Object = role, NewName = NewRole() };
        }

        var definitionStart = _position;
        if (isGroup)
        {
            if (!Take(Keyword.Add))
            {
                Expect(Keyword.Drop);
            }

            Expect(Keyword.User);
            Roles();
            return new AlterObjectStatement { Object = role, Definition = FragmentFrom(definitionStart) };
        }

        var inDatabase = Take(Keyword.In, Keyword.Database) ? ColumnName() : null;
        if (isAll || inDatabase is not null || _word is Keyword.Set or Keyword.Reset)
        {
            return new AlterSettingStatement { Object = role, InDatabase = inDatabase, Setting = SetOrReset() };
        }

        Take(Keyword.With);
        var options = RoleOptions(create: false);
        return new AlterObjectStatement { Object = role, Definition = FragmentFrom(definitionStart), Options = options };
    }

    /// <summary>SetResetClause.</summary>
    private ConfigurationSetting SetOrReset()
    {
        if (Is(Keyword.Set) && WordAt(1) == Keyword.Transaction && WordAt(2) != Keyword.Snapshot)
        {
            MoveTo(_position + 2);
            TransactionModes(required: true);
            return new ConfigurationSetting("transaction", Value: null);
        }

        return FunctionSetting();
    }

    private Statement AlterDatabase(ObjectReference database)
    {
        var start = _position;
        if (Take(Keyword.Set, Keyword.Tablespace))
        {
            SkipNameOf(ColumnNames);
            return new AlterObjectStatement { Object = database, Definition = FragmentFrom(start) };
        }

        if (_word is Keyword.Set or Keyword.Reset)
        {
            return new AlterSettingStatement { Object = database, Setting = SetOrReset() };
        }

        var options = default(EquatableArray<Option>);
        if (Take(Keyword.Refresh))
        {
            Expect(Keyword.Collation, Keyword.Version);
        }
        else
        {
            Take(Keyword.With);
            options = DatabaseOptions();
        }

        return new AlterObjectStatement { Object = database, Definition = FragmentFrom(start), Options = options };
    }

    private AlterObjectStatement AlterUserMapping()
    {
        Expect(Keyword.User, Keyword.Mapping);
        var mapping = UserMappingReference();
        var definition = FragmentFrom(_position);
        return new AlterObjectStatement { Object = mapping, Definition = definition, Options = AlterGenericOptions() };
    }

    private Statement AlterPolicy()
    {
        Expect(Keyword.Policy);
        var ifExists = IfExists();
        var start = _position;
        var policy = OnRelation(ObjectKind.Policy) with { Span = SpanFrom(start) };
        if (Take(Keyword.Rename))
        {
            Expect(Keyword.To);
            return new RenameStatement { Object = policy, NewName = ColumnName(), IfExists = ifExists };
        }

        if (ifExists)
        {
            Fail();
        }

        EquatableArray<string>? roles = null;
        if (Take(Keyword.To))
        {
            roles = PolicyRoles();
        }

        return new AlterPolicyStatement
        {
            Name = policy.SubName ?? "",
            Table = policy.Name,
            Roles = roles,
            Using = Take(Keyword.Using) ? ParenthesizedExpression() : null,
            WithCheck = WithCheck(),
        };
    }

    private Statement AlterExtension()
    {
        Expect(Keyword.Extension);
        var start = _position;
        var name = ColumnName();
        if (Take(Keyword.Update))
        {
            string? version = null;
            while (Take(Keyword.To))
            {
                version = WordOrString();
            }

            return new AlterExtensionStatement(name, version);
        }

        if (Take(Keyword.Set, Keyword.Schema))
        {
            var extension = new ObjectReference { Kind = ObjectKind.Extension, Name = new QualifiedName(Schema: null, name), Span = new TextSpan(Failed ? 0 : _tokens[start].Start, name.Length) };
            return new AlterObjectSchemaStatement(extension, ColumnName(), IfExists: false);
        }

        var add = Take(Keyword.Add);
        if (!add)
        {
            Expect(Keyword.Drop);
        }

        var memberStart = _position;
        var member = DescribedObject();
        if (member.Kind is ObjectKind.Column or ObjectKind.TableConstraint or ObjectKind.DomainConstraint or ObjectKind.Trigger or ObjectKind.Policy
            or ObjectKind.Rule or ObjectKind.LargeObject && !Failed)
        {
            MoveTo(memberStart);
            Fail();
        }

        return new AlterExtensionContentsStatement(name, member, add);
    }
}
