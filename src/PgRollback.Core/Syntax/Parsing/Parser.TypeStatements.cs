namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement CreateType()
    {
        Expect(Keyword.Type);
        var name = AnyName();
        if (Is(TokenKind.LeftParenthesis))
        {
            return new CreateBaseTypeStatement(name, Definition(), IsShell: false);
        }

        if (!Take(Keyword.As))
        {
            return new CreateBaseTypeStatement(name, default, IsShell: true);
        }

        if (Take(Keyword.Enum))
        {
            return new CreateEnumStatement(name, EnumLabels());
        }

        return Take(Keyword.Range) ? new CreateRangeTypeStatement(name, Definition()) : new CreateCompositeTypeStatement(name, Attributes());
    }

    private EquatableArray<string> EnumLabels()
    {
        Expect(TokenKind.LeftParenthesis);
        var labels = default(Builder<string>);
        if (Take(TokenKind.RightParenthesis))
        {
            return default;
        }

        do
        {
            labels.Add(StringValue());
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return labels.ToArray();
    }

    /// <summary>'(' OptTableFuncElementList ')'.</summary>
    private EquatableArray<ColumnDefinition> Attributes()
    {
        Expect(TokenKind.LeftParenthesis);
        var attributes = default(Builder<ColumnDefinition>);
        if (Take(TokenKind.RightParenthesis))
        {
            return default;
        }

        do
        {
            attributes.Add(Attribute());
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return attributes.ToArray();
    }

    /// <summary>TableFuncElement.</summary>
    private ColumnDefinition Attribute()
    {
        var start = _position;
        var name = ColumnName();
        return new ColumnDefinition { Name = name, Type = Type(), Collation = OptionalCollation(), Span = SpanFrom(start) };
    }

    private CreateDomainStatement CreateDomain()
    {
        Expect(Keyword.Domain);
        var name = AnyName();
        Take(Keyword.As);
        var type = Type();
        var constraints = ColumnConstraints(out var collation);
        return new CreateDomainStatement { Name = name, Type = type, Collation = collation, Constraints = constraints };
    }

    /// <summary>ALTER DOMAIN other than rename, owner and schema.</summary>
    private AlterDomainStatement AlterDomain(QualifiedName name)
    {
        if (Take(Keyword.Set))
        {
            if (Take(Keyword.Default))
            {
                return new AlterDomainStatement { Name = name, Action = AlterDomainAction.SetDefault, Expression = ExpressionFragment() };
            }

            Expect(Keyword.Not, Keyword.Null);
            return new AlterDomainStatement { Name = name, Action = AlterDomainAction.SetNotNull };
        }

        if (Take(Keyword.Add))
        {
            return new AlterDomainStatement { Name = name, Action = AlterDomainAction.AddConstraint, Constraint = DomainConstraint() };
        }

        if (Take(Keyword.Validate))
        {
            Expect(Keyword.Constraint);
            return new AlterDomainStatement { Name = name, Action = AlterDomainAction.ValidateConstraint, ConstraintName = ColumnName() };
        }

        Expect(Keyword.Drop);
        if (Take(Keyword.Default))
        {
            return new AlterDomainStatement { Name = name, Action = AlterDomainAction.DropDefault };
        }

        if (Take(Keyword.Not))
        {
            Expect(Keyword.Null);
            return new AlterDomainStatement { Name = name, Action = AlterDomainAction.DropNotNull };
        }

        Expect(Keyword.Constraint);
        return new AlterDomainStatement
        {
            Name = name,
            Action = AlterDomainAction.DropConstraint,
            IfExists = IfExists(),
            ConstraintName = ColumnName(),
            Cascade = Cascade(),
        };
    }

    /// <summary>DomainConstraint.</summary>
    private ConstraintDefinition DomainConstraint()
    {
        var start = _position;
        var name = Take(Keyword.Constraint) ? ColumnName() : null;
        if (Take(Keyword.Not))
        {
            Expect(Keyword.Null);
            return Attributes(new ConstraintDefinition { Kind = ConstraintKind.NotNull, Name = name }, start, "NOT NULL", ConstraintTraits.None);
        }

        Expect(Keyword.Check);
        return Attributes(new ConstraintDefinition { Kind = ConstraintKind.Check, Name = name, Expression = ParenthesizedExpression() }, start, "CHECK", ConstraintTraits.NotValid);
    }

    /// <summary>ALTER TYPE other than rename, owner and schema.</summary>
    private Statement AlterType(QualifiedName name, int start)
    {
        if (Is(Keyword.Add, Keyword.Value))
        {
            MoveTo(_position + 2);
            return AddEnumValue(name);
        }

        if (Is(Keyword.Rename, Keyword.Value))
        {
            MoveTo(_position + 2);
            var value = StringValue();
            Expect(Keyword.To);
            return new RenameEnumValueStatement(name, value, StringValue());
        }

        if (Is(Keyword.Drop, Keyword.Value))
        {
            Fail("dropping an enum value is not implemented");
        }

        if (Take(Keyword.Set))
        {
            return new SetTypeOptionsStatement(new ObjectReference { Kind = ObjectKind.Type, Name = name, Span = SpanFrom(start) }, Definition());
        }

        var commands = default(Builder<AlterTableCommand>);
        do
        {
            commands.Add(AttributeCommand());
        }
        while (Take(TokenKind.Comma));
        return new AlterTableStatement { Kind = ObjectKind.Type, Name = name, Commands = commands.ToArray() };
    }

    private AddEnumValueStatement AddEnumValue(QualifiedName name)
    {
        var ifNotExists = IfNotExists();
        return new AddEnumValueStatement
        {
            Name = name,
            IfNotExists = ifNotExists,
            Value = StringValue(),
            Before = Take(Keyword.Before) ? StringValue() : null,
            After = Take(Keyword.After) ? StringValue() : null,
        };
    }

    /// <summary>alter_type_cmd.</summary>
    private AttributeCommand AttributeCommand()
    {
        var start = _position;
        AlterTableCommand command;
        if (Take(Keyword.Add))
        {
            Expect(Keyword.Attribute);
            command = new AddColumn(Attribute(), IfNotExists: false);
        }
        else if (Take(Keyword.Drop))
        {
            Expect(Keyword.Attribute);
            var ifExists = IfExists();
            command = new DropColumn(ColumnName(), ifExists, Cascade: false);
        }
        else
        {
            Expect(Keyword.Alter, Keyword.Attribute);
            var column = ColumnName();
            Take(Keyword.Set, Keyword.Data);
            Expect(Keyword.Type);
            command = new AlterColumnType(column, Type(), OptionalCollation(), Using: null);
        }

        var cascade = Cascade();
        var span = SpanFrom(start);
        return new AttributeCommand(command with { Span = span }, cascade) { Span = span };
    }
}
