namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateFunctionStatement CreateFunction(bool orReplace)
    {
        var isProcedure = Take(Keyword.Procedure);
        if (!isProcedure)
        {
            Expect(Keyword.Function);
        }

        var name = FunctionName();
        var parameters = default(Builder<Parameter>);
        Parameters(ref parameters, withDefaults: true);
        TypeName? returns = null;
        if (!isProcedure && Take(Keyword.Returns))
        {
            if (Take(Keyword.Table))
            {
                TableColumns(ref parameters);
            }
            else
            {
                returns = FunctionType();
            }
        }

        var definition = new FunctionDefinition();
        while (FunctionOption(definition, create: true))
        {
        }

        var sqlBody = RoutineBody();
        return new CreateFunctionStatement
        {
            IsProcedure = isProcedure,
            OrReplace = orReplace,
            Name = name,
            Parameters = parameters.ToArray(),
            Returns = returns,
            Language = definition.Language,
            Body = definition.Body,
            LinkSymbol = definition.LinkSymbol,
            SqlBody = sqlBody,
            BodyStart = sqlBody?.Start ?? definition.BodyStart,
            Options = definition.ToOptions(),
        };
    }

    /// <summary>func_args_with_defaults, or func_args.</summary>
    private void Parameters(ref Builder<Parameter> parameters, bool withDefaults)
    {
        Expect(TokenKind.LeftParenthesis);
        if (Take(TokenKind.RightParenthesis))
        {
            return;
        }

        do
        {
            parameters.Add(Parameter(withDefaults));
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }

    /// <summary>func_arg_with_default: mode before or behind the name.</summary>
    private Parameter Parameter(bool withDefault) => Parameter(withDefault, out _);

    private Parameter Parameter(bool withDefault, out bool hasMode)
    {
        hasMode = TryTakeMode(out var mode);
        string? name = null;
        if (AtParameterName())
        {
            name = TypeOrFunctionName();
            if (!hasMode)
            {
                hasMode = TryTakeMode(out mode);
            }
        }

        var type = FunctionType();
        SqlFragment? defaultValue = null;
        if (withDefault && (Take(Keyword.Default) || Take(TokenKind.Equal)))
        {
            defaultValue = ExpressionFragment();
        }

        return new Parameter { Mode = mode, Name = name, Type = type, Default = defaultValue };
    }

    private bool TryTakeMode(out ParameterMode mode)
    {
        mode = ParameterMode.In;
        switch (_word)
        {
            case Keyword.In:
                Advance();
                mode = Take(Keyword.Out) ? ParameterMode.InOut : ParameterMode.In;
                return true;
            case Keyword.Out:
                Advance();
                mode = ParameterMode.Out;
                return true;
            case Keyword.Inout:
                Advance();
                mode = ParameterMode.InOut;
                return true;
            case Keyword.Variadic:
                Advance();
                mode = ParameterMode.Variadic;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the word here is a parameter's name, because a mode or a type follows it.</summary>
    private bool AtParameterName()
    {
        if (!IsTypeOrFunctionName || Is(Keyword.Double, Keyword.Precision))
        {
            return false;
        }

        var next = WordAt(1);
        return KindAt(1) switch
        {
            TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier => true,
            TokenKind.Keyword => next is Keyword.In or Keyword.Variadic || Keywords.Category(next) != KeywordCategory.Reserved,
            _ => false,
        };
    }

    /// <summary>RETURNS TABLE '(' … ')'.</summary>
    private void TableColumns(ref Builder<Parameter> parameters)
    {
        Expect(TokenKind.LeftParenthesis);
        do
        {
            var name = TypeOrFunctionName();
            parameters.Add(new Parameter { Mode = ParameterMode.Table, Name = name, Type = FunctionType() });
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }

    /// <summary>One createfunc_opt_item or, without <paramref name="create"/>, common_func_opt_item; false when none follows.</summary>
    private bool FunctionOption(FunctionDefinition definition, bool create)
    {
        switch (_word)
        {
            case Keyword.As when create:
                Advance();
                FunctionBody(definition);
                return true;
            case Keyword.Language when create:
                Advance();
                definition.Language = WordOrString();
                return true;
            case Keyword.Transform when create:
                Advance();
                do
                {
                    Expect(Keyword.For, Keyword.Type);
                    definition.TransformTypes.Add(Type());
                }
                while (Take(TokenKind.Comma));
                return true;
            case Keyword.Window when create:
                Advance();
                definition.Window = true;
                return true;
            case Keyword.Called:
                Advance();
                Expect(Keyword.On);
                Expect(Keyword.Null, Keyword.Input);
                definition.Strict = false;
                return true;
            case Keyword.Returns:
                Advance();
                Expect(Keyword.Null, Keyword.On);
                Expect(Keyword.Null, Keyword.Input);
                definition.Strict = true;
                return true;
            case Keyword.Strict:
                Advance();
                definition.Strict = true;
                return true;
            case Keyword.Immutable or Keyword.Stable or Keyword.Volatile:
                definition.Volatility = _word switch { Keyword.Immutable => "IMMUTABLE", Keyword.Stable => "STABLE", _ => "VOLATILE" };
                Advance();
                return true;
            case Keyword.External:
                Advance();
                Expect(Keyword.Security);
                definition.SecurityDefiner = DefinerOrInvoker();
                return true;
            case Keyword.Security:
                Advance();
                definition.SecurityDefiner = DefinerOrInvoker();
                return true;
            case Keyword.Leakproof:
                Advance();
                definition.Leakproof = true;
                return true;
            case Keyword.Not:
                Advance();
                Expect(Keyword.Leakproof);
                definition.Leakproof = false;
                return true;
            case Keyword.Cost:
                Advance();
                definition.Cost = Number();
                return true;
            case Keyword.Rows:
                Advance();
                definition.Rows = Number();
                return true;
            case Keyword.Support:
                Advance();
                definition.Support = AnyName();
                return true;
            case Keyword.Set or Keyword.Reset:
                definition.Settings.Add(FunctionSetting());
                return true;
            case Keyword.Parallel:
                Advance();
                definition.Parallel = ColumnName().ToUpperInvariant();
                return true;
            default:
                return false;
        }
    }

    private bool DefinerOrInvoker()
    {
        if (Take(Keyword.Definer))
        {
            return true;
        }

        Expect(Keyword.Invoker);
        return false;
    }

    /// <summary>func_as.</summary>
    private void FunctionBody(FunctionDefinition definition)
    {
        if (IsString)
        {
            definition.BodyStart = SqlTokenText.ContentStart(_text, _tokens[_position]);
        }

        definition.Body = StringValue();
        if (Take(TokenKind.Comma))
        {
            definition.LinkSymbol = StringValue();
        }
    }

    /// <summary>opt_routine_body.</summary>
    private SqlFragment? RoutineBody()
    {
        var start = _position;
        if (Take(Keyword.Return))
        {
            Expression();
            return FragmentFrom(start);
        }

        if (!Is(Keyword.Begin))
        {
            return null;
        }

        Advance();
        Expect(Keyword.Atomic);
        var discarding = _discarding;
        _discarding = true;
        Nested(AtomicBody);
        _discarding = discarding;
        Expect(Keyword.End);
        return FragmentFrom(start);
    }

    private void AtomicBody()
    {
        while (!Is(Keyword.End) && !AtEnd)
        {
            if (Take(Keyword.Return))
            {
                Expression();
            }
            else if (!Is(TokenKind.Semicolon))
            {
                Statement(inBody: true);
            }

            Expect(TokenKind.Semicolon);
        }
    }

    private AlterFunctionStatement AlterFunctionOptions(ObjectReference function)
    {
        var definition = new FunctionDefinition();
        if (!FunctionOption(definition, create: false))
        {
            Fail();
        }

        while (FunctionOption(definition, create: false))
        {
        }

        Take(Keyword.Restrict);
        return new AlterFunctionStatement { Function = function, Options = definition.ToOptions() };
    }
}
