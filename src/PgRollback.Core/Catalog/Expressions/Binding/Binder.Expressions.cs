using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    public Typed Bind(ExpressionNode node, Scope scope)
    {
        if (++_depth > 3 * SqlNodeParser.MaxDepth)
        {
            Unresolved();
            _depth--;
            return Typed.Nothing;
        }

        var result = BindNode(node, scope);
        _depth--;
        return result;
    }

    private Typed BindNode(ExpressionNode node, Scope scope)
    {
        switch (node)
        {
            case NameNode name:
                return BindName(name, scope);
            case LiteralNode literal:
                return BindLiteral(literal);
            case ParenthesisNode parenthesis:
                return Bind(parenthesis.Inner, scope);
            case CastNode cast:
                return BindCast(cast, scope);
            case CollateNode collate:
                var collated = Bind(collate.Argument, scope);
                BindCollation(collate.Name);
                return collated.IsUnknown ? Typed.OfBuiltIn("text") : collated;
            case OperatorNode operation:
                return BindOperators(operation, scope);
            case BooleanNode boolean:
                foreach (var operand in boolean.Operands)
                {
                    Bind(operand, scope);
                }

                return Typed.OfBuiltIn("bool");
            case CallNode call:
                return BindCall(call, scope);
            case ConstructNode construct:
                return BindConstruct(construct, scope);
            case IndirectionNode indirection:
                return BindIndirection(indirection, scope);
            case CaseNode @case:
                return BindCase(@case, scope);
            case ArrayNode array:
                return BindArray(array, scope);
            case RowNode row:
                row.Types = BindRow(row.Items, scope);
                return Typed.OfBuiltIn("record");
            case SubqueryNode subquery:
                return BindSubquery(subquery, scope);
            case ParameterNode parameter:
                return BindPosition(parameter.Number);
            case DefaultNode:
                return Typed.Unknown;
            default:
                Unresolved();
                return Typed.Nothing;
        }
    }

    private static Typed BindLiteral(LiteralNode literal) => literal.Kind switch
    {
        LiteralKind.Integer => Typed.OfBuiltIn("int4"),
        LiteralKind.Numeric => NumericLiteral(literal.Value),
        LiteralKind.Boolean => Typed.OfBuiltIn("bool"),
        LiteralKind.Bits => Typed.OfBuiltIn("bit"),
        _ => Typed.Unknown,
    };

    private static Typed NumericLiteral(string value) =>
        long.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _) ? Typed.OfBuiltIn("int8")
        : value.IndexOf('x') >= 0 || value.IndexOf('o') >= 0 || value.IndexOf('b') >= 0 || value.IndexOf('_') >= 0 ? Typed.Nothing
        : Typed.OfBuiltIn("numeric");

    /// <summary><c>$1</c>.</summary>
    private Typed BindPosition(int number)
    {
        var inputs = Routine?.Parameters.Where(static p => p.IsInput).ToArray() ?? [];
        if (number < 1 || number > inputs.Length)
        {
            return Typed.Nothing;
        }

        AddParameterType(inputs[number - 1].Type);
        return new Typed(inputs[number - 1].Type);
    }

    private Typed BindCast(CastNode cast, Scope scope)
    {
        var argument = Bind(cast.Argument, scope);
        var type = BindType(cast.Type);
        if (type is not null)
        {
            Coerce(cast.Argument, argument, type, isExplicit: true);
            RefuseEnums(argument.Type, type);
            cast.IsImplicit = cast.Type.Modifiers is null && argument.Type is { } given && _coercion.IsImplicit(given, type);
        }

        return new Typed(type);
    }

    /// <summary>Between two enums there is no cast: only text leads from one to the other.</summary>
    private void RefuseEnums(TypeReference? from, TypeReference to)
    {
        if (from is { Type.IsNone: false } && from.Type != to.Type && catalog.Find(from.Type) is EnumType one && catalog.Find(to.Type) is EnumType other
            && catalog.Find(new NameKey(NameSpace.Cast, Oid.None, GenericObject.KeyName(ObjectKind.Cast, "", $"({from.ToSql(catalog)} AS {to.ToSql(catalog)})"))) is null)
        {
            Missing ??= new ReplayException($"cannot cast type {one.Name} to {other.Name}");
        }
    }

    private Typed BindConstruct(ConstructNode node, Scope scope)
    {
        var operands = new List<Typed>(node.Operands.Count);
        foreach (var operand in node.Operands)
        {
            operands.Add(Bind(operand, scope));
        }

        foreach (var labelled in node.Labelled)
        {
            AddLabel(labelled);
        }

        BindSortKeys(node.OrderBy, scope);
        BindOptional(node.Filter, scope);
        BindWindow(node.Over, scope);
        TypeReference? written = null;
        foreach (var type in node.Types)
        {
            written = BindType(type);
        }

        switch (node.Kind)
        {
            case ConstructKind.Unify:
                return UnifyAndCoerce(node.Operands, operands);
            case ConstructKind.First:
                UnifyAndCoerce(node.Operands, operands);
                return operands.Count > 0 ? operands[0] : Typed.Nothing;
            case ConstructKind.Compare:
                if (node.IsMembership)
                {
                    AddComparedTypes(node.Operands[node.Operands.Count - 1]);
                }

                for (var i = 1; i < operands.Count; i++)
                {
                    CoercePair(node.Operands[0], operands[0], node.Operands[i], operands[i]);
                }

                return Typed.OfBuiltIn("bool");
        }

        return written is not null ? new Typed(written)
            : node.ResultType is not null ? Typed.OfBuiltIn(node.ResultType)
            : node.Function is not null ? new Typed(ResultOf(node.Function, operands))
            : Typed.Nothing;
    }

    private Typed BindCase(CaseNode node, Scope scope)
    {
        var argument = node.Argument is null ? Typed.Nothing : Bind(node.Argument, scope);
        var nodes = new List<ExpressionNode>();
        var results = new List<Typed>();
        foreach (var (condition, result) in node.Branches)
        {
            var type = Bind(condition, scope);
            if (node.Argument is not null)
            {
                CoercePair(node.Argument, argument, condition, type);
            }

            nodes.Add(result);
            results.Add(Bind(result, scope));
        }

        if (node.Else is not null)
        {
            // PostgreSQL takes it for the most significant of the results.
            nodes.Insert(0, node.Else);
            results.Insert(0, Bind(node.Else, scope));
        }

        return UnifyAndCoerce(nodes, results);
    }

    private Typed BindArray(ArrayNode node, Scope scope)
    {
        var items = new List<Typed>(node.Items.Count);
        foreach (var item in node.Items)
        {
            items.Add(Bind(item, scope));
        }

        var unified = UnifyAndCoerce(node.Items, items);
        return unified.Type is { } type ? new Typed(type.IsArray ? type : type with { IsArray = true, Modifiers = null }) : Typed.Nothing;
    }

    /// <summary>Items of a row: <c>t.*</c> stands for all columns there.</summary>
    private List<Typed> BindRow(List<ExpressionNode> items, Scope scope)
    {
        var types = new List<Typed>(items.Count);
        foreach (var item in items)
        {
            if (item is NameNode { IsStar: true } star)
            {
                ExpandStar(star, scope, outputs: null);
                types.Add(Typed.Nothing);
            }
            else
            {
                types.Add(Bind(item, scope));
            }
        }

        return types;
    }

    private Typed BindSubquery(SubqueryNode node, Scope scope)
    {
        var columns = node.Columns = BindQuery(node.Query, NewScope(scope, scope.Tables));
        return node.Kind switch
        {
            SubqueryKind.Exists => Typed.OfBuiltIn("bool"),
            SubqueryKind.Array => columns is { Count: 1 } && columns[0].Type is { } type ? new Typed(type with { IsArray = true }) : Typed.Nothing,
            _ => columns is { Count: 1 } ? new Typed(columns[0].Type) : Typed.Nothing,
        };
    }

    private Typed BindIndirection(IndirectionNode node, Scope scope)
    {
        var current = Bind(node.Argument, scope);
        var row = RowItem(node.Argument, scope);
        foreach (var step in node.Steps)
        {
            foreach (var subscript in step.Subscripts)
            {
                Bind(subscript, scope);
            }

            current = step.IsSubscript ? Subscripted(current, step.IsSlice) : BindField(current, row, step, scope);
            row = null;
        }

        return current;
    }

    private static Typed Subscripted(Typed array, bool slice) =>
        slice ? array
        : array.Type is { IsArray: true } type ? new Typed(type with { IsArray = false })
        : array.Type is { } builtIn && builtIn.IsBuiltIn("jsonb") ? array
        : Typed.Nothing;

    /// <summary>The item whose whole row the expression is: <c>(t).a</c>.</summary>
    private RangeItem? RowItem(ExpressionNode node, Scope scope)
    {
        while (node is ParenthesisNode parenthesis)
        {
            node = parenthesis.Inner;
        }

        return node is NameNode { IsStar: false, Column: null, Source.Kind: ReferenceKind.Text or ReferenceKind.Relation } name ? FindItem(name.Parts, name.Parts.Length, scope) : null;
    }

    private Typed BindField(Typed value, RangeItem? row, Indirection step, Scope scope)
    {
        if (step.Name is null)
        {
            return value;
        }

        var nameStart = step.End - (step.End - step.Start - 1);
        if (row?.Find(step.Name) is { } column)
        {
            if (!column.Target.IsNone)
            {
                step.Source = new NameSource(ReferenceKind.Column, column.Target, column.Number);
                Add(new Reference(nameStart, step.End - nameStart, ReferenceKind.Column, column.Target, column.Number), column);
            }

            return new Typed(column.Type);
        }

        if (value.Type is { IsArray: false } type && catalog.Find(Undomained(type).Type) is IHasColumns composite && composite.FindColumn(step.Name) is { } field)
        {
            step.Source = new NameSource(ReferenceKind.Column, composite.Oid, field.Number);
            Add(new Reference(nameStart, step.End - nameStart, ReferenceKind.Column, composite.Oid, field.Number));
            return new Typed(field.Type);
        }

        return Typed.Nothing;
    }

    private TypeReference Undomained(TypeReference type) => _coercion.Base(type);

    /// <summary>What IN and ANY compare with is a parameter of the subquery's column's type, and that is an edge.</summary>
    private void AddComparedTypes(ExpressionNode operand)
    {
        foreach (var column in (operand as SubqueryNode)?.Columns ?? [])
        {
            if (column.Type is { Type.IsNone: false } type)
            {
                AddEdge(ReferenceKind.Type, type.Type);
            }
        }
    }

    private void BindOptional(ExpressionNode? node, Scope scope)
    {
        if (node is not null)
        {
            Bind(node, scope);
        }
    }

    private void BindSortKeys(List<SortNode> keys, Scope scope)
    {
        foreach (var key in keys)
        {
            Bind(key.Value, scope);
            if (key.Operator is not null)
            {
                BindSortOperator(key.Operator);
            }
        }
    }

    private void BindWindow(WindowNode? window, Scope scope)
    {
        if (window is null)
        {
            return;
        }

        foreach (var key in window.PartitionBy)
        {
            Bind(key, scope);
        }

        BindSortKeys(window.OrderBy, scope);
        foreach (var bound in window.Bounds)
        {
            Bind(bound, scope);
        }
    }
}
