using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private static readonly HashSet<string> ObjectIdentifierTypes = new(StringComparer.Ordinal)
    {
        "regclass", "regtype", "regproc", "regprocedure", "regcollation", "regnamespace",
    };

    /// <summary>The written type, with a reference where it is one of the model; null for one that nobody knows.</summary>
    private TypeReference? BindType(TypeNode node)
    {
        var type = ResolveType(node);
        if (type is { Type.IsNone: false })
        {
            // _t is the array of t under a name that a rename of t changes as well.
            var isUnderscored = type.IsArray && node.ArrayDimensions == 0;
            Add(new Reference(node.NameStart, node.NameEnd - node.NameStart, ReferenceKind.Type, type.Type, 0) { Suffix = isUnderscored ? "[]" : null });
            node.Source = isUnderscored ? default : new NameSource(ReferenceKind.Type, type.Type, 0);
        }

        return type;
    }

    private TypeReference? ResolveType(TypeNode node)
    {
        var isArray = node.ArrayDimensions > 0;
        var name = node.Name;
        if (node.IsGrammarType || SameName(name.Schema, "pg_catalog"))
        {
            return BuiltIn(name.Name, node.Modifiers, isArray);
        }

        // pg_catalog is searched first unless a schema is written.
        if (name.Schema is null && BuiltInTypes.Contains(name.Name))
        {
            return BuiltIn(name.Name, node.Modifiers, isArray);
        }

        if (catalog.FindType(name, path) is { } found)
        {
            return new TypeReference { Type = found.Oid, Modifiers = node.Modifiers, IsArray = isArray };
        }

        return name.Name.Length > 1 && name.Name[0] == '_' && catalog.FindType(name with { Name = name.Name.Substring(1) }, path) is { } element
            ? new TypeReference { Type = element.Oid, IsArray = true }
            : null;
    }

    private static TypeReference? BuiltIn(string name, string? modifiers, bool isArray)
    {
        if (name.Length > 1 && name[0] == '_')
        {
            name = name.Substring(1);
            isArray = true;
        }

        return BuiltInTypes.Contains(name) ? TypeReference.OfBuiltIn(name) with { Modifiers = modifiers, IsArray = isArray } : null;
    }

    private void BindCollation(NamePart[] parts)
    {
        var name = new QualifiedName(parts.Length > 1 ? parts[parts.Length - 2].Name : null, parts[parts.Length - 1].Name!);
        if (catalog.FindInPath(NameSpace.Collation, name, path) is { } collation)
        {
            Add(new Reference(parts[0].Start, parts[parts.Length - 1].End - parts[0].Start, ReferenceKind.Collation, collation.Oid, 0));
        }
    }

    /// <summary>
    /// What PostgreSQL does to a value that has to be of a type: a bare constant becomes one of that type, and depends on it; one of an object identifier type names its object.
    /// </summary>
    private void Coerce(ExpressionNode node, Typed value, TypeReference target, bool isExplicit = false)
    {
        node = Unparenthesized(node);
        if (node is RowNode row && !target.IsArray && catalog.Find(Undomained(target).Type) is IHasColumns composite)
        {
            CoerceRow(row, composite);
        }

        if (node is ArrayNode array && target.IsArray)
        {
            foreach (var item in array.Items)
            {
                Coerce(item, item is LiteralNode literal ? BindLiteral(literal) : Typed.Nothing, item is ArrayNode ? target : target with { IsArray = false });
            }

            return;
        }

        if (node is LiteralNode { Kind: LiteralKind.String } constant && value.IsUnknown && !target.IsArray && target.Type.IsNone
            && target.BuiltIn is { Schema: "pg_catalog" } builtIn && ObjectIdentifierTypes.Contains(builtIn.Name))
        {
            BindObjectIdentifier(constant, builtIn.Name);
            return;
        }

        if (node is LiteralNode { Kind: LiteralKind.String } label && value.IsUnknown && catalog.Find(Undomained(target).Type) is EnumType type)
        {
            BindEnumLabels(label.Start, label.End, label.Value, type, Undomained(target).IsArray);
        }

        if (target.Type.IsNone || isExplicit)
        {
            return;
        }

        if (value.IsUnknown || value.Type is null || value.Type.WithoutModifiers != target.WithoutModifiers)
        {
            AddEdge(ReferenceKind.Type, target.Type);
        }
    }

    private void CoerceRow(RowNode row, IHasColumns composite)
    {
        for (var i = 0; i < row.Types.Count && i < composite.Columns.Count; i++)
        {
            if (composite.Columns[i].Type is { } type && (row.Types[i].IsUnknown || row.Types[i].Type is not null))
            {
                Coerce(row.Items[i], row.Types[i], type);
            }
        }
    }

    /// <summary>A comparison of two values: the constant among them takes the other's type.</summary>
    private void CoercePair(ExpressionNode leftNode, Typed left, ExpressionNode rightNode, Typed right)
    {
        if (Unparenthesized(leftNode) is RowNode leftRow && Unparenthesized(rightNode) is RowNode rightRow)
        {
            for (var i = 0; i < leftRow.Types.Count && i < rightRow.Types.Count; i++)
            {
                CoercePair(leftRow.Items[i], leftRow.Types[i], rightRow.Items[i], rightRow.Types[i]);
            }

            return;
        }

        if (right.IsUnknown && left.Type is { } leftType)
        {
            Coerce(rightNode, right, Undomained(leftType));
        }
        else if (left.IsUnknown && right.Type is { } rightType)
        {
            Coerce(leftNode, left, Undomained(rightType));
        }
    }

    private static ExpressionNode Unparenthesized(ExpressionNode node)
    {
        while (node is ParenthesisNode parenthesis)
        {
            node = parenthesis.Inner;
        }

        return node;
    }

    private Typed UnifyAndCoerce(List<ExpressionNode> nodes, List<Typed> values)
    {
        var unified = _coercion.Common(values);
        if (unified.Type is { } type)
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                if (values[i].IsUnknown)
                {
                    Coerce(nodes[i], values[i], type);
                }
            }
        }

        return unified;
    }
}
