using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    /// <summary>A chain of operators leans to the left; it is walked in a loop, because it may be thousands long.</summary>
    private Typed BindOperators(OperatorNode node, Scope scope)
    {
        var chain = new Stack<OperatorNode>();
        ExpressionNode? first = node;
        while (first is OperatorNode operation)
        {
            chain.Push(operation);
            first = operation.Left;
        }

        var left = first is null ? default(Typed?) : Bind(first, scope);
        while (chain.Count > 0)
        {
            var operation = chain.Pop();
            left = BindOperator(operation, operation.Left is null ? null : left, scope);
        }

        return left ?? Typed.Nothing;
    }

    private Typed BindOperator(OperatorNode node, Typed? left, Scope scope)
    {
        var right = Bind(node.Right, scope);
        var operand = right;
        if (node.IsQuantified)
        {
            AddComparedTypes(node.Right);
        }

        if (node.IsQuantified && !right.IsUnknown)
        {
            // ANY (subquery) compares with its column, ANY (array) with the elements.
            operand = node.Right is SubqueryNode ? right : right.Type is { IsArray: true } array ? new Typed(array with { IsArray = false }) : Typed.Nothing;
        }

        if (node.Left is not null && Unparenthesized(node.Left) is RowNode && Unparenthesized(node.Right) is RowNode)
        {
            CoercePair(node.Left, left!.Value, node.Right, right);
        }

        var chosen = ChooseOperator(node.Name, left, operand);
        if (chosen.Count != 1)
        {
            if (chosen.Count == 0)
            {
                MissingOperator(node, left, right);
            }

            return AmbiguousOperator(chosen);
        }

        var candidate = chosen[0];
        if (!candidate.Signature.Object.IsNone)
        {
            Add(new Reference(node.Name.Start, node.Name.End - node.Name.Start, ReferenceKind.Operator, candidate.Signature.Object, 0));
            if (!node.Name.IsWrapped && BuiltInOperators.List.Contains(node.Name.Name))
            {
                Parenthesize(node);
            }
        }

        var arguments = left is { } l ? new[] { l, operand } : [operand];
        var polymorphism = new Polymorphism(catalog, _coercion);
        polymorphism.TryBind(candidate.Parameters, arguments);
        if (left is { } leftValue)
        {
            CoerceOperand(node.Left!, leftValue, right, polymorphism.Resolve(candidate.Parameters[0]));
        }

        var rightType = polymorphism.Resolve(candidate.Parameters[candidate.Parameters.Length - 1]);
        if (node.IsQuantified && node.Right is not SubqueryNode && rightType is { IsArray: false })
        {
            CoerceOperand(node.Right, right, left ?? right, rightType with { IsArray = true });
        }
        else
        {
            CoerceOperand(node.Right, right, left ?? right, rightType);
        }

        return node.IsQuantified ? Typed.OfBuiltIn("bool") : new Typed(polymorphism.Resolve(candidate.Signature.Result));
    }

    /// <summary>A constant becomes what the operator takes; what that is for a polymorphic one the other operand says, whose domain is looked through.</summary>
    private void CoerceOperand(ExpressionNode node, Typed value, Typed other, TypeReference? type)
    {
        if (value.IsUnknown && type is not null)
        {
            Coerce(node, value, other.Type is null ? type : Undomained(type));
        }
    }

    private List<Candidate> ChooseOperator(OperatorName name, Typed? left, Typed right)
    {
        var candidates = name.Schema is null or "pg_catalog" ? BuiltInOperators.Find(name.Name, isPrefix: left is null) : [];
        var ours = Candidate.OfOperators(FindOperators(name), isPrefix: left is null).ToArray();
        if (ours.Length > 0)
        {
            candidates = [.. candidates, .. ours];
        }

        var arguments = left is { } value ? new List<Typed> { value, right } : [right];
        var resolution = new OverloadResolution(catalog, _coercion);
        if (arguments.Count == 2 && arguments[0].IsUnknown != arguments[1].IsUnknown && (arguments[0].Type ?? arguments[1].Type) is { } known)
        {
            // A constant beside a value of known type is first tried as one of that type, then as one of a domain's base.
            foreach (var type in new[] { known.WithoutModifiers, Undomained(known).WithoutModifiers })
            {
                if (candidates.FirstOrDefault(c => c.Parameters[0] == type && c.Parameters[1] == type) is { } exact)
                {
                    return [exact];
                }
            }
        }

        return resolution.Choose(candidates, arguments);
    }

    /// <summary>Columns of PostgreSQL's own types that it does not compare with each other; of anything else the types are not as certain.</summary>
    private void MissingOperator(OperatorNode node, Typed? left, Typed right)
    {
        if (node is { IsQuantified: false, Left: { } first, Name: { Schema: null, Name: "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=" } }
            && Unparenthesized(first) is NameNode { Column: not null }
            && Unparenthesized(node.Right) is NameNode { Column: not null }
            && left?.Type is { IsArray: false } one && IsOwn(one)
            && right.Type is { IsArray: false } other && IsOwn(other))
        {
            Missing ??= new ReplayException(ReplayError.UndefinedObject, $"operator does not exist: {one.WithoutModifiers.ToSql(catalog)} {node.Name.Name} {other.WithoutModifiers.ToSql(catalog)}");
        }
    }

    private static bool IsOwn(TypeReference type) => type is { BuiltIn.Schema: "pg_catalog" } && type.Type.IsNone && type.Extension.IsNone && !BuiltInTypes.IsPolymorphic(type);

    /// <summary>Operators of the model under that name.</summary>
    private IEnumerable<Signature> FindOperators(OperatorName name)
    {
        if (SameName(name.Schema, "pg_catalog"))
        {
            yield break;
        }

        var schemas = name.Schema is null ? path.Resolve(catalog) : [path.ResolveSchema(catalog, name.Schema)];
        foreach (var schema in schemas)
        {
            foreach (var oid in catalog.FindAll(new NameKey(NameSpace.Operator, schema, name.Name)))
            {
                if (catalog.Find<GenericObject>(oid) is { } value)
                {
                    yield return SignatureOf(value);
                }
            }
        }
    }

    /// <summary>The signature of a GenericObject has the types of its operands as text: <c>(integer, NONE)</c>.</summary>
    private Signature SignatureOf(GenericObject value)
    {
        var types = (value.Signature ?? "").Trim('(', ')').Split(',');
        var isPrefix = types.Length == 2 && string.Equals(types[0].Trim(), "NONE", StringComparison.OrdinalIgnoreCase);
        return new Signature
        {
            Arguments = types.Length == 2 ? [isPrefix ? null : ParseType(types[0]), ParseType(types[1])] : [null, null],
            IsPrefix = isPrefix,
            Result = value.Dependencies.Select(d => catalog.Find<Routine>(d.Target)).FirstOrDefault(r => r is not null && r.InputParameters.Count() == (isPrefix ? 1 : 2))?.Returns,
            Object = value.Oid,
        };
    }

    private TypeReference? ParseType(string text)
    {
        var parser = new SqlNodeParser(text);
        var types = parser.ParseTypeList();
        return parser.Failed || types.Count != 1 ? null : ResolveType(types[0])?.WithoutModifiers;
    }

    private Typed AmbiguousOperator(List<Candidate> chosen)
    {
        foreach (var candidate in chosen)
        {
            if (!candidate.Signature.Object.IsNone && chosen.TrueForAll(static c => !c.Signature.Object.IsNone))
            {
                AddEdge(ReferenceKind.Operator, candidate.Signature.Object);
            }

            HasAmbiguousCalls |= !candidate.Signature.Object.IsNone;
        }

        var result = chosen.Count > 0 ? chosen[0].Signature.Result : null;
        return result is not null && !BuiltInTypes.IsPolymorphic(result) && chosen.TrueForAll(c => c.Signature.Result == result) ? new Typed(result) : Typed.Nothing;
    }

    /// <summary>OPERATOR(…) does not bind as the symbols of SQL do.</summary>
    private void Parenthesize(OperatorNode node)
    {
        AddParentheses(node.Start, node.End);
        foreach (var operand in new[] { node.Left, node.Right })
        {
            if (operand is OperatorNode or ConstructNode or BooleanNode or CollateNode)
            {
                AddParentheses(operand.Start, operand.End);
            }
        }
    }

    private void AddParentheses(int start, int end)
    {
        _openings.Add((start, "("));
        AddText(end, 0, ")");
    }

    /// <summary>USING of ORDER BY.</summary>
    private void BindSortOperator(OperatorName name)
    {
        var operators = FindOperators(name).ToArray();
        if (operators.Length == 1 && !BuiltInOperators.List.Contains(name.Name))
        {
            Add(new Reference(name.Start, name.End - name.Start, ReferenceKind.Operator, operators[0].Object, 0));
        }
    }
}
