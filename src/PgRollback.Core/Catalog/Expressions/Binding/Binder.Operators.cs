using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal) { "=", "<>", "<", ">", "<=", ">=" };

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
        if (BindOperatorName(node.Name, left, right) is { } result)
        {
            if (!node.Name.IsWrapped && BuiltInOperators.Contains(node.Name.Name))
            {
                Parenthesize(node);
            }

            return result;
        }

        if (left is not { } leftType)
        {
            return node.Name.Name is "+" or "-" ? right : new Typed(BuiltInOperators.ResultType(node.Name.Name, left: null, right));
        }

        if (node.IsQuantified)
        {
            CoerceQuantified(node, leftType, right);
            return Typed.OfBuiltIn("bool");
        }

        if (Comparisons.Contains(node.Name.Name))
        {
            CoercePair(node.Left!, leftType, node.Right, right);
            return Typed.OfBuiltIn("bool");
        }

        if (node.Name.Name is "@>" or "<@" or "&&" && (leftType.Type is { IsArray: true } || right.Type is { IsArray: true }))
        {
            CoercePair(node.Left!, leftType, node.Right, right);
        }

        return new Typed(BuiltInOperators.ResultType(node.Name.Name, leftType, right));
    }

    private void CoerceQuantified(OperatorNode node, Typed left, Typed right)
    {
        if (left.Type is { IsArray: false } element && right.IsUnknown)
        {
            Coerce(node.Right, right, Undomained(element) with { IsArray = true });
        }
        else if (left.IsUnknown && right.Type is { } type)
        {
            Coerce(node.Left!, left, Undomained(type with { IsArray = false }));
        }
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

    /// <summary>A user-defined operator, with what it gives when that is known; null for PostgreSQL's own and those of extensions.</summary>
    private Typed? BindOperatorName(OperatorName name, Typed? left, Typed? right)
    {
        var candidates = FindOperators(name);
        if (candidates.Count == 0)
        {
            return null;
        }

        var fitting = candidates.Where(c => Fits(c, left, right)).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        // A name that PostgreSQL's own operators also have is theirs unless the types say otherwise.
        var chosen = fitting[0];
        if (fitting.Count > 1)
        {
            HasAmbiguousCalls = true;
            foreach (var other in fitting)
            {
                AddEdge(ReferenceKind.Operator, other.Oid);
            }
        }
        else
        {
            Add(new Reference(name.Start, name.End - name.Start, ReferenceKind.Operator, chosen.Oid, 0));
        }

        return Typed.Nothing;
    }

    private List<GenericObject> FindOperators(OperatorName name)
    {
        var found = new List<GenericObject>();
        if (SameName(name.Schema, "pg_catalog"))
        {
            return found;
        }

        var schemas = name.Schema is null ? path.Resolve(catalog) : [path.ResolveSchema(catalog, name.Schema)];
        foreach (var schema in schemas)
        {
            foreach (var oid in catalog.FindAll(new NameKey(NameSpace.Operator, schema, name.Name)))
            {
                if (catalog.Find<GenericObject>(oid) is { } candidate)
                {
                    found.Add(candidate);
                }
            }
        }

        return found;
    }

    /// <summary>Whether an operator's argument types, as its signature has them, can be those of the operands: where a type is not known it can.</summary>
    private bool Fits(GenericObject candidate, Typed? left, Typed? right)
    {
        var types = (candidate.Signature ?? "").Trim('(', ')').Split(',');
        return types.Length != 2 || (FitsOperand(types[0].Trim(), left) && FitsOperand(types[1].Trim(), right));
    }

    private bool FitsOperand(string written, Typed? operand)
    {
        if (string.Equals(written, "NONE", StringComparison.OrdinalIgnoreCase) || operand is not { } value)
        {
            return string.Equals(written, "NONE", StringComparison.OrdinalIgnoreCase) == operand is null;
        }

        // A signature has its types qualified or as they were written.
        return value.Type is not { } type || SameName(type.WithoutModifiers.ToSql(catalog), written)
            || (!type.IsArray && catalog.Find(type.Type) is { } named && SameName(SqlIdentifier.Quote(named.Name), written));
    }
}
