namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>
    /// The words of a kind of object as they follow DROP, ALTER, COMMENT ON and the like; None, with nothing taken, when they are none.
    /// OPERATOR is taken alone: CLASS and FAMILY behind it as well.
    /// </summary>
    private ObjectKind ObjectWords()
    {
        var (kind, words) = _word switch
        {
            Keyword.Table => (ObjectKind.Table, 1),
            Keyword.Index => (ObjectKind.Index, 1),
            Keyword.View => (ObjectKind.View, 1),
            Keyword.Function => (ObjectKind.Function, 1),
            Keyword.Column => (ObjectKind.Column, 1),
            Keyword.Type => (ObjectKind.Type, 1),
            Keyword.Sequence => (ObjectKind.Sequence, 1),
            Keyword.Schema => (ObjectKind.Schema, 1),
            Keyword.Extension => (ObjectKind.Extension, 1),
            Keyword.Trigger => (ObjectKind.Trigger, 1),
            Keyword.Policy => (ObjectKind.Policy, 1),
            Keyword.Rule => (ObjectKind.Rule, 1),
            Keyword.Constraint => (ObjectKind.TableConstraint, 1),
            Keyword.Domain => (ObjectKind.Domain, 1),
            Keyword.Procedure => (ObjectKind.Procedure, 1),
            Keyword.Routine => (ObjectKind.Routine, 1),
            Keyword.Aggregate => (ObjectKind.Aggregate, 1),
            Keyword.Collation => (ObjectKind.Collation, 1),
            Keyword.Conversion => (ObjectKind.Conversion, 1),
            Keyword.Statistics => (ObjectKind.Statistics, 1),
            Keyword.Database => (ObjectKind.Database, 1),
            Keyword.Role => (ObjectKind.Role, 1),
            Keyword.Tablespace => (ObjectKind.Tablespace, 1),
            Keyword.Publication => (ObjectKind.Publication, 1),
            Keyword.Subscription => (ObjectKind.Subscription, 1),
            Keyword.Server => (ObjectKind.Server, 1),
            Keyword.Language => (ObjectKind.Language, 1),
            Keyword.Cast => (ObjectKind.Cast, 1),
            Keyword.Transform => (ObjectKind.Transform, 1),
            Keyword.Procedural when WordAt(1) == Keyword.Language => (ObjectKind.Language, 2),
            Keyword.Materialized when WordAt(1) == Keyword.View => (ObjectKind.MaterializedView, 2),
            Keyword.Access when WordAt(1) == Keyword.Method => (ObjectKind.AccessMethod, 2),
            Keyword.Event when WordAt(1) == Keyword.Trigger => (ObjectKind.EventTrigger, 2),
            Keyword.Foreign when WordAt(1) == Keyword.Table => (ObjectKind.ForeignTable, 2),
            Keyword.Foreign when WordAt(1) == Keyword.Data && WordAt(2) == Keyword.Wrapper => (ObjectKind.ForeignDataWrapper, 3),
            Keyword.Large when WordAt(1) == Keyword.Object => (ObjectKind.LargeObject, 2),
            Keyword.Operator when WordAt(1) == Keyword.Class => (ObjectKind.OperatorClass, 2),
            Keyword.Operator when WordAt(1) == Keyword.Family => (ObjectKind.OperatorFamily, 2),
            Keyword.Operator => (ObjectKind.Operator, 1),
            Keyword.Text when WordAt(1) == Keyword.Search => (TextSearchKind(WordAt(2)), 3),
            _ => (ObjectKind.None, 0),
        };
        if (kind != ObjectKind.None)
        {
            MoveTo(_position + words);
        }

        return kind;
    }

    private static ObjectKind TextSearchKind(Keyword word) => word switch
    {
        Keyword.Parser => ObjectKind.TextSearchParser,
        Keyword.Dictionary => ObjectKind.TextSearchDictionary,
        Keyword.Template => ObjectKind.TextSearchTemplate,
        Keyword.Configuration => ObjectKind.TextSearchConfiguration,
        _ => ObjectKind.None,
    };

    /// <summary>The object behind the words of its kind, in the form that COMMENT, SECURITY LABEL, ALTER EXTENSION and ALTER have in common.</summary>
    private ObjectReference Object(ObjectKind kind)
    {
        var start = _position;
        var reference = kind switch
        {
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine => FunctionReference(kind),
            ObjectKind.Aggregate => AggregateReference(),
            ObjectKind.Operator => OperatorReference(),
            ObjectKind.OperatorClass or ObjectKind.OperatorFamily => OperatorClassReference(kind),
            ObjectKind.Cast => CastReference(),
            ObjectKind.Transform => TransformReference(),
            ObjectKind.Column => ColumnReference(),
            ObjectKind.TableConstraint => ConstraintReference(),
            ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule => OnRelation(kind),
            ObjectKind.LargeObject => new ObjectReference { Kind = kind, Name = new QualifiedName(Schema: null, Number()) },
            _ when IsSimplyNamed(kind) => new ObjectReference { Kind = kind, Name = new QualifiedName(Schema: null, ColumnName()) },
            _ => new ObjectReference { Kind = kind, Name = AnyName() },
        };
        reference.Place(SpanFrom(start));
        return reference;
    }

    /// <summary>Kinds whose names have no schema.</summary>
    private static bool IsSimplyNamed(ObjectKind kind) => kind is ObjectKind.AccessMethod or ObjectKind.Database or ObjectKind.EventTrigger or ObjectKind.Extension
        or ObjectKind.ForeignDataWrapper or ObjectKind.Language or ObjectKind.Publication or ObjectKind.Role or ObjectKind.Schema or ObjectKind.Server
        or ObjectKind.Subscription or ObjectKind.Tablespace;

    private ObjectReference ColumnReference()
    {
        var start = Start;
        var (relation, column) = ColumnPath();
        if (!Failed && relation.Name.Length == 0)
        {
            Fail("column name must be qualified", start);
        }

        return new ObjectReference { Kind = ObjectKind.Column, Name = relation, SubName = column };
    }

    private ObjectReference ConstraintReference()
    {
        var name = ColumnName();
        Expect(Keyword.On);
        var kind = Take(Keyword.Domain) ? ObjectKind.DomainConstraint : ObjectKind.TableConstraint;
        return new ObjectReference { Kind = kind, Name = AnyName(), SubName = name };
    }

    private ObjectReference OnRelation(ObjectKind kind)
    {
        var name = ColumnName();
        Expect(Keyword.On);
        return new ObjectReference { Kind = kind, Name = AnyName(), SubName = name };
    }

    /// <summary>function_with_argtypes: OUT parameters are not part of the identity, so only those that go in (and VARIADIC) are types of it.</summary>
    private ObjectReference FunctionReference(ObjectKind kind)
    {
        var start = _position;
        QualifiedName name;
        if (KindAt(1) is TokenKind.LeftParenthesis)
        {
            name = FunctionName();
        }
        else
        {
            name = IsName(_kind, _word, TypeOrFunctionNames) && !IsColumnName ? new QualifiedName(Schema: null, TypeOrFunctionName()) : AnyName();
        }

        EquatableArray<TypeName?>? arguments = null;
        var hasModes = false;
        if (Is(TokenKind.LeftParenthesis))
        {
            arguments = ArgumentTypes(out hasModes);
        }

        return new ObjectReference { Kind = kind, Name = name, Arguments = arguments, HasParameterModes = hasModes && kind != ObjectKind.Function, Span = SpanFrom(start) };
    }

    private EquatableArray<TypeName?> ArgumentTypes(out bool hasModes)
    {
        hasModes = false;
        var types = default(Builder<TypeName?>);
        Expect(TokenKind.LeftParenthesis);
        if (Take(TokenKind.RightParenthesis))
        {
            return default;
        }

        do
        {
            var parameter = Parameter(withDefault: false, out var hasMode);
            hasModes |= hasMode;
            if (parameter.Mode != ParameterMode.Out)
            {
                types.Add(parameter.Type);
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return types.ToArray();
    }

    /// <summary>aggregate_with_argtypes.</summary>
    private ObjectReference AggregateReference()
    {
        var start = _position;
        var name = FunctionName();
        var parameters = AggregateParameters(out var directArguments);
        var types = default(Builder<TypeName?>);
        foreach (var parameter in parameters)
        {
            types.Add(parameter.Type);
        }

        return new ObjectReference
        {
            Kind = ObjectKind.Aggregate,
            Name = name,
            Arguments = types.ToArray(),
            DirectArguments = directArguments,
            Span = SpanFrom(start),
        };
    }

    /// <summary>aggr_args.</summary>
    private EquatableArray<Parameter> AggregateParameters(out int? directArguments)
    {
        directArguments = null;
        var parameters = default(Builder<Parameter>);
        Expect(TokenKind.LeftParenthesis);
        if (Take(TokenKind.Star))
        {
            Expect(TokenKind.RightParenthesis);
            return default;
        }

        if (!Is(Keyword.Order))
        {
            AggregateParameterList(ref parameters);
        }

        if (Take(Keyword.Order, Keyword.By))
        {
            directArguments = parameters.Count;
            AggregateParameterList(ref parameters);
        }

        Expect(TokenKind.RightParenthesis);
        return parameters.ToArray();
    }

    private void AggregateParameterList(ref Builder<Parameter> parameters)
    {
        do
        {
            var start = Start;
            var parameter = Parameter(withDefault: false);
            if (parameter.Mode is ParameterMode.Out or ParameterMode.InOut)
            {
                Fail("aggregates cannot have output arguments", start);
            }

            parameters.Add(parameter);
        }
        while (Take(TokenKind.Comma));
    }

    /// <summary>operator_with_argtypes.</summary>
    private ObjectReference OperatorReference()
    {
        var start = _position;
        var name = OperatorName();
        return new ObjectReference { Kind = ObjectKind.Operator, Name = name, Arguments = OperatorArguments(), Span = SpanFrom(start) };
    }

    /// <summary>oper_argtypes: null for NONE.</summary>
    private EquatableArray<TypeName?> OperatorArguments()
    {
        Expect(TokenKind.LeftParenthesis);
        var left = Take(Keyword.None) ? null : Type();
        if (Is(TokenKind.RightParenthesis) && !Failed)
        {
            Fail("missing argument");
        }

        Expect(TokenKind.Comma);
        var right = left is not null && Take(Keyword.None) ? null : Type();
        Expect(TokenKind.RightParenthesis);
        return new EquatableArray<TypeName?>([left, right]);
    }

    private ObjectReference OperatorClassReference(ObjectKind kind)
    {
        var name = AnyName();
        Expect(Keyword.Using);
        return new ObjectReference { Kind = kind, Name = name, Using = ColumnName() };
    }

    private ObjectReference CastReference()
    {
        Expect(TokenKind.LeftParenthesis);
        var source = Type();
        Expect(Keyword.As);
        var target = Type();
        Expect(TokenKind.RightParenthesis);
        return new ObjectReference
        {
            Kind = ObjectKind.Cast,
            Name = new QualifiedName(Schema: null, ""),
            Arguments = new EquatableArray<TypeName?>([source, target]),
        };
    }

    private ObjectReference TransformReference()
    {
        Expect(Keyword.For);
        var type = Type();
        Expect(Keyword.Language);
        return new ObjectReference
        {
            Kind = ObjectKind.Transform,
            Name = new QualifiedName(Schema: null, ""),
            Arguments = new EquatableArray<TypeName?>([type]),
            Using = ColumnName(),
        };
    }

    /// <summary>TYPE and DOMAIN take a type's name in COMMENT, DROP, SECURITY LABEL and ALTER EXTENSION.</summary>
    private ObjectReference TypeReference(ObjectKind kind)
    {
        var start = _position;
        var type = Type();
        return new ObjectReference { Kind = kind, Name = type.Name, Span = SpanFrom(start) };
    }
}
