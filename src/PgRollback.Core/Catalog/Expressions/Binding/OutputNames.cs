namespace PgRollback.Catalog.Expressions;

/// <summary>The name that PostgreSQL gives to an unnamed output column, and the object that it is taken from.</summary>
internal static class OutputNames
{
    public const string Anonymous = "?column?";

    public static (string Name, NameSource Source) Of(ExpressionNode node)
    {
        var (name, source, _) = Find(node, 0);
        return (name ?? Anonymous, source);
    }

    /// <summary>Strength 2: a name of its own; 1: a type's or construct's, which a column's name inside goes before; 0: none.</summary>
    private static (string? Name, NameSource Source, int Strength) Find(ExpressionNode? node, int depth)
    {
        if (depth > SqlNodeParser.MaxDepth)
        {
            return default;
        }

        switch (node)
        {
            case NameNode { IsStar: false } name:
                return (name.Parts[name.Parts.Length - 1].Name, name.Source, 2);
            case ParenthesisNode parenthesis:
                return Find(parenthesis.Inner, depth + 1);
            case IndirectionNode indirection:
                for (var i = indirection.Steps.Count - 1; i >= 0; i--)
                {
                    if (indirection.Steps[i].Name is { } field)
                    {
                        return (field, indirection.Steps[i].Source, 2);
                    }
                }

                return Find(indirection.Argument, depth + 1);
            case CallNode call:
                return (call.Name[call.Name.Length - 1].Name, call.Source, 2);
            case CastNode cast:
                var inner = Find(cast.Argument, depth + 1);
                return inner.Strength > 1 ? inner : (cast.Type.Name.Name, cast.Type.Source, 1);
            case CollateNode collate:
                return Find(collate.Argument, depth + 1);
            case CaseNode @case:
                var otherwise = Find(@case.Else, depth + 1);
                return otherwise.Strength > 1 ? otherwise : ("case", default, 1);
            case ArrayNode:
                return ("array", default, 2);
            case RowNode { IsExplicit: true }:
                return ("row", default, 2);
            case ConstructNode { OutputName: { } construct } special:
                return (construct, default, construct is "is_normalized" || special.ResultType != "bool" || construct is "overlaps" or "xmlexists" or "json_exists" ? 2 : 0);
            case SubqueryNode subquery:
                return OfSubquery(subquery, depth);
            default:
                return default;
        }
    }

    private static (string? Name, NameSource Source, int Strength) OfSubquery(SubqueryNode subquery, int depth)
    {
        switch (subquery.Kind)
        {
            case SubqueryKind.Exists:
                return ("exists", default, 2);
            case SubqueryKind.Array:
                return ("array", default, 2);
        }

        var query = subquery.Query;
        while (query is SetOperationNode operation)
        {
            query = operation.Branches[0];
        }

        if (query is SelectNode { Targets.Count: > 0 } select)
        {
            var target = select.Targets[0];
            return target.Alias is not null ? (target.Alias, default, 2) : Find(target.Value, depth + 1);
        }

        return query is ValuesNode ? ("column1", default, 2) : default;
    }
}
