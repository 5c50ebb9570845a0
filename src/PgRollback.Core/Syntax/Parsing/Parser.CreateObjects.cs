namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateAggregateStatement CreateAggregate(bool orReplace)
    {
        Expect(Keyword.Aggregate);
        var name = FunctionName();
        if (AtOldAggregateDefinition())
        {
            return CreateOldAggregate(name, orReplace);
        }

        var parameters = AggregateParameters(out var directArguments);
        return new CreateAggregateStatement
        {
            Name = name,
            OrReplace = orReplace,
            Parameters = parameters,
            DirectArguments = directArguments,
            Options = Definition(),
        };
    }

    /// <summary>The argument is the option BASETYPE; without one, or with ANY, there is none.</summary>
    private CreateAggregateStatement CreateOldAggregate(QualifiedName name, bool orReplace)
    {
        TypeName? type = null;
        var options = default(Builder<Option>);
        Expect(TokenKind.LeftParenthesis);
        do
        {
            var option = Label();
            if (option is not "basetype" || !Take(TokenKind.Equal))
            {
                options.Add(new Option(option, Take(TokenKind.Equal) ? DefinitionArgument() : null));
            }
            else if (IsString)
            {
                var any = StringValue();
                type = any.Equals("any", StringComparison.OrdinalIgnoreCase) ? null : new TypeName { Name = new QualifiedName(Schema: null, any) };
            }
            else
            {
                type = Take(Keyword.Any) ? null : Type();
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return new CreateAggregateStatement
        {
            Name = name,
            OrReplace = orReplace,
            Parameters = type is null ? default : new[] { new Parameter { Type = type } }.ToEquatableArray(),
            Options = options.ToArray(),
        };
    }

    /// <summary>Whether the arguments are missing, as they were before PostgreSQL 8.2: the list holds name = value.</summary>
    private bool AtOldAggregateDefinition() => Is(TokenKind.LeftParenthesis) && KindAt(1) is TokenKind.Identifier or TokenKind.QuotedIdentifier && KindAt(2) == TokenKind.Equal;

    private Statement CreateOperator()
    {
        if (Take(Keyword.Operator, Keyword.Class))
        {
            return CreateOperatorClass();
        }

        if (Take(Keyword.Operator, Keyword.Family))
        {
            var start = _position;
            var family = OperatorClassReference(ObjectKind.OperatorFamily) with { Span = SpanFrom(start) };
            return new CreateObjectStatement { Object = family, Definition = FragmentFrom(_position) };
        }

        Expect(Keyword.Operator);
        return new CreateOperatorStatement(OperatorName(), Definition());
    }

    private CreateObjectStatement CreateOperatorClass()
    {
        var start = _position;
        var name = AnyName();
        var definitionStart = _position;
        Take(Keyword.Default);
        Expect(Keyword.For, Keyword.Type);
        var references = default(Builder<ObjectReference>);
        references.Add(TypeReference(ObjectKind.Type));
        Expect(Keyword.Using);
        var method = ColumnName();
        if (Take(Keyword.Family))
        {
            references.Add(new ObjectReference { Kind = ObjectKind.OperatorFamily, Name = AnyName(), Using = method });
        }

        Expect(Keyword.As);
        OperatorClassItems(ref references);
        return new CreateObjectStatement
        {
            Object = new ObjectReference { Kind = ObjectKind.OperatorClass, Name = name, Using = method, Span = SpanFrom(start) },
            Definition = FragmentFrom(definitionStart),
            References = references.ToArray(),
        };
    }

    /// <summary>opclass_item_list.</summary>
    private void OperatorClassItems(ref Builder<ObjectReference> references)
    {
        do
        {
            if (Take(Keyword.Storage))
            {
                references.Add(TypeReference(ObjectKind.Type));
                continue;
            }

            if (Take(Keyword.Function))
            {
                Integer();
                if (Is(TokenKind.LeftParenthesis))
                {
                    TypeList();
                }

                references.Add(FunctionReference(ObjectKind.Function));
                continue;
            }

            Expect(Keyword.Operator);
            Integer();
            var start = _position;
            var name = OperatorName();
            EquatableArray<TypeName?>? arguments = Is(TokenKind.LeftParenthesis) ? OperatorArguments() : null;
            references.Add(new ObjectReference { Kind = ObjectKind.Operator, Name = name, Arguments = arguments, Span = SpanFrom(start) });
            if (Take(Keyword.For))
            {
                if (!Take(Keyword.Search))
                {
                    Expect(Keyword.Order, Keyword.By);
                    AnyName();
                }
            }
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>'(' type_list ')'.</summary>
    private void TypeList()
    {
        Expect(TokenKind.LeftParenthesis);
        do
        {
            Type();
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }

    private CreateCastStatement CreateCast()
    {
        Expect(Keyword.Cast);
        Expect(TokenKind.LeftParenthesis);
        var source = Type();
        Expect(Keyword.As);
        var target = Type();
        Expect(TokenKind.RightParenthesis);
        ObjectReference? function = null;
        var inOut = false;
        if (Take(Keyword.Without))
        {
            Expect(Keyword.Function);
        }
        else
        {
            Expect(Keyword.With);
            inOut = Take(Keyword.Inout);
            if (!inOut)
            {
                Expect(Keyword.Function);
                function = FunctionReference(ObjectKind.Function);
            }
        }

        string? context = null;
        if (Take(Keyword.As))
        {
            context = Is(Keyword.Implicit) ? "IMPLICIT" : "ASSIGNMENT";
            if (!Take(Keyword.Implicit))
            {
                Expect(Keyword.Assignment);
            }
        }

        return new CreateCastStatement { Source = source, Target = target, Function = function, InOut = inOut, Context = context };
    }

    private CreateObjectStatement CreateTransform(bool orReplace)
    {
        Expect(Keyword.Transform);
        var start = _position;
        var transform = TransformReference() with { Span = SpanFrom(start) };
        var definitionStart = _position;
        var references = default(Builder<ObjectReference>);
        Expect(TokenKind.LeftParenthesis);
        var fromFirst = Is(Keyword.From);
        TransformFunction(fromFirst, ref references);
        if (Take(TokenKind.Comma))
        {
            TransformFunction(!fromFirst, ref references);
        }

        Expect(TokenKind.RightParenthesis);
        return new CreateObjectStatement
        {
            Object = transform,
            OrReplace = orReplace,
            Definition = FragmentFrom(definitionStart),
            References = references.ToArray(),
        };
    }

    private void TransformFunction(bool from, ref Builder<ObjectReference> references)
    {
        Expect(from ? Keyword.From : Keyword.To);
        Expect(Keyword.Sql);
        Expect(Keyword.With, Keyword.Function);
        references.Add(FunctionReference(ObjectKind.Function));
    }

    private CreateObjectStatement CreateLanguage(bool orReplace)
    {
        var trustedStart = _position;
        Take(Keyword.Trusted);
        Take(Keyword.Procedural);
        Expect(Keyword.Language);
        var language = Object(ObjectKind.Language);
        var definitionStart = _position;
        var references = default(Builder<ObjectReference>);
        if (Take(Keyword.Handler))
        {
            HandlerReference(ref references);
            if (Take(Keyword.Inline))
            {
                HandlerReference(ref references);
            }

            ValidatorOption(ref references);
        }

        return new CreateObjectStatement
        {
            Object = language,
            OrReplace = orReplace,
            Definition = FragmentFrom(definitionStart),
            References = references.ToArray(),
            Word = !Failed && _tokens[trustedStart].Keyword == Keyword.Trusted ? "TRUSTED" : null,
        };
    }

    private void HandlerReference(ref Builder<ObjectReference> references)
    {
        var start = _position;
        references.Add(new ObjectReference { Kind = ObjectKind.Function, Name = AnyName(), Span = SpanFrom(start) });
    }

    private void ValidatorOption(ref Builder<ObjectReference> references)
    {
        if (Take(Keyword.Validator))
        {
            HandlerReference(ref references);
        }
        else
        {
            Take(Keyword.No, Keyword.Validator);
        }
    }

    private CreateObjectStatement CreateCollation()
    {
        Expect(Keyword.Collation);
        var ifNotExists = IfNotExists();
        var collation = Object(ObjectKind.Collation);
        var start = _position;
        var options = default(EquatableArray<Option>);
        var references = default(Builder<ObjectReference>);
        if (Take(Keyword.From))
        {
            references.Add(Object(ObjectKind.Collation));
        }
        else
        {
            options = Definition();
        }

        return new CreateObjectStatement
        {
            Object = collation,
            IfNotExists = ifNotExists,
            Definition = FragmentFrom(start),
            Options = options,
            References = references.ToArray(),
        };
    }

    private CreateObjectStatement CreateTextSearch()
    {
        var kind = ObjectWords();
        if (kind == ObjectKind.None)
        {
            Fail();
        }

        var target = Object(kind);
        var start = _position;
        var options = Definition();
        return new CreateObjectStatement { Object = target, Options = options, Definition = FragmentFrom(start) };
    }

    private CreateObjectStatement CreateAccessMethod()
    {
        Expect(Keyword.Access, Keyword.Method);
        var method = Object(ObjectKind.AccessMethod);
        var start = _position;
        Expect(Keyword.Type);
        if (!Take(Keyword.Index))
        {
            Expect(Keyword.Table);
        }

        Expect(Keyword.Handler);
        var references = default(Builder<ObjectReference>);
        HandlerReference(ref references);
        return new CreateObjectStatement { Object = method, Definition = FragmentFrom(start), References = references.ToArray() };
    }

    private CreateObjectStatement CreateConversion()
    {
        var isDefault = Take(Keyword.Default);
        Expect(Keyword.Conversion);
        var conversion = Object(ObjectKind.Conversion);
        var start = _position;
        Expect(Keyword.For);
        SkipString();
        Expect(Keyword.To);
        SkipString();
        Expect(Keyword.From);
        var references = default(Builder<ObjectReference>);
        HandlerReference(ref references);
        return new CreateObjectStatement
        {
            Object = conversion,
            Definition = FragmentFrom(start),
            References = references.ToArray(),
            Word = isDefault ? "DEFAULT" : null,
        };
    }
}
