namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>reloptions, with their parentheses.</summary>
    private EquatableArray<Option> StorageParameters()
    {
        Expect(TokenKind.LeftParenthesis);
        var options = default(Builder<Option>);
        do
        {
            var name = Label();
            if (Take(TokenKind.Dot))
            {
                name = name + "." + Label();
            }

            options.Add(new Option(name, Take(TokenKind.Equal) ? DefinitionArgument() : null));
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return options.ToArray();
    }

    /// <summary>OptWith of a table: WITH (…), or WITHOUT OIDS, which says nothing.</summary>
    private EquatableArray<Option> TableStorageParameters()
    {
        if (Take(Keyword.With))
        {
            return StorageParameters();
        }

        Take(Keyword.Without, Keyword.Oids);
        return default;
    }

    /// <summary>opt_reloptions.</summary>
    private EquatableArray<Option> OptionalStorageParameters() => Take(Keyword.With) ? StorageParameters() : default;

    /// <summary>definition: '(' name [= value], … ')'.</summary>
    private EquatableArray<Option> Definition()
    {
        Expect(TokenKind.LeftParenthesis);
        var options = default(Builder<Option>);
        do
        {
            var name = Label();
            options.Add(new Option(name, Take(TokenKind.Equal) ? DefinitionArgument() : null));
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return options.ToArray();
    }

    /// <summary>opt_definition.</summary>
    private EquatableArray<Option> OptionalDefinition() => Take(Keyword.With) ? Definition() : default;

    /// <summary>def_arg as written.</summary>
    private string DefinitionArgument()
    {
        var start = _position;
        if (IsString || Is(Keyword.None))
        {
            Advance();
        }
        else if (_kind is TokenKind.Integer or TokenKind.Numeric
            || (_kind is TokenKind.Plus or TokenKind.Minus && KindAt(1) is TokenKind.Integer or TokenKind.Numeric))
        {
            Number();
        }
        else if (IsOperator || (_kind == TokenKind.Keyword && Keywords.Category(_word) == KeywordCategory.Reserved))
        {
            Advance();
        }
        else if (Is(Keyword.Operator) && KindAt(1) == TokenKind.LeftParenthesis)
        {
            QualifiedOperator();
        }
        else
        {
            FunctionType();
        }

        return TextFrom(start);
    }

    /// <summary>create_generic_options.</summary>
    private EquatableArray<Option> GenericOptions()
    {
        if (!Take(Keyword.Options))
        {
            return default;
        }

        Expect(TokenKind.LeftParenthesis);
        var options = default(Builder<Option>);
        do
        {
            options.Add(GenericOption(action: null));
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return options.ToArray();
    }

    private Option GenericOption(string? action)
    {
        var name = Label();
        var start = _position;
        SkipString();
        return new Option(name, TextFrom(start), action);
    }

    /// <summary>alter_generic_options. SET, ADD and DROP are actions only where a name follows; without one an option is added.</summary>
    private EquatableArray<Option> AlterGenericOptions()
    {
        Expect(Keyword.Options);
        Expect(TokenKind.LeftParenthesis);
        var options = default(Builder<Option>);
        do
        {
            var action = IsStringKind(KindAt(1)) ? Keyword.NotAKeyword : _word;
            switch (action)
            {
                case Keyword.Set:
                    Advance();
                    options.Add(GenericOption("SET"));
                    break;
                case Keyword.Add:
                    Advance();
                    options.Add(GenericOption("ADD"));
                    break;
                case Keyword.Drop:
                    Advance();
                    options.Add(new Option(Label(), Value: null, "DROP"));
                    break;
                default:
                    options.Add(GenericOption("ADD"));
                    break;
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return options.ToArray();
    }

    /// <summary>utility_option_list with its parentheses.</summary>
    private void UtilityOptions()
    {
        Expect(TokenKind.LeftParenthesis);
        do
        {
            if (!(Take(Keyword.Analyze) || Take(Keyword.Analyse)))
            {
                SkipNameOf(NonReservedWords);
            }

            if (_kind is not (TokenKind.Comma or TokenKind.RightParenthesis))
            {
                BooleanStringOrNumber();
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }
}
