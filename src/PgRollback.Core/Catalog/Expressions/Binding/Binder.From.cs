using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private List<ScopeEntry> BindFrom(FromNode node, Scope scope)
    {
        if (node.Alias is not null)
        {
            _aliases.Add(node.Alias);
            AddAs(node.BareAliasStart);
        }

        switch (node)
        {
            case RelationNode relation:
                return [Entry(BindRelation(relation, scope))];
            case SubqueryFromNode subquery:
                return [Entry(BindSubqueryItem(subquery, scope))];
            case FunctionFromNode function:
                return [Entry(BindFunctionItem(function, scope))];
            case TableFunctionNode table:
                return [Entry(BindTableFunction(table, scope))];
            case JoinNode join:
                return BindJoin(join, scope);
            default:
                Unresolved();
                return [];
        }
    }

    private static ScopeEntry Entry(RangeItem item) => new(item, ColumnsVisible: true, NameVisible: true);

    private RangeItem BindRelation(RelationNode node, Scope scope)
    {
        foreach (var argument in node.SampleArguments)
        {
            Bind(argument, scope);
        }

        if (node.SampleMethod is { } method && catalog.FindRoutines(new QualifiedName(method.Length > 1 ? method[0].Name : null, method[method.Length - 1].Name!), path).FirstOrDefault() is { } handler)
        {
            Add(new Reference(method[0].Start, method[method.Length - 1].End - method[0].Start, ReferenceKind.Routine, handler.Oid, 0));
        }

        var parts = node.Name;
        if (parts.Length == 0)
        {
            Unresolved();
            return new RangeItem { Alias = "", IsOpaque = true };
        }

        var name = parts[parts.Length - 1].Name!;
        var schema = parts.Length > 1 ? parts[parts.Length - 2].Name : null;
        if (schema is null && scope.Tables?.Find(name) is { } table)
        {
            table.BindPending();
            return ComputedItem(node, name, table.Columns);
        }

        var relation = catalog.FindRelation(new QualifiedName(schema, name), path);
        if (relation is null)
        {
            return BindForeignRelation(node, schema, name);
        }

        var item = new RangeItem
        {
            Alias = node.Alias ?? name,
            Number = node.Alias is null ? _relations.Count + 1 : 0,
            Level = scope.Level,
            Relation = relation.Oid,
            IsUnaliasedRelation = node.Alias is null,
            RowType = new TypeReference { Type = relation.Oid },
            IsOpaque = relation is Table { HasUnknownColumns: true },
            Node = node,
        };
        AddColumns(item, relation, node.ColumnAliases);
        _relations.Add(item);
        return item;
    }

    private static void AddColumns(RangeItem item, DbObject relation, List<string> aliases)
    {
        if (relation is Sequence sequence)
        {
            item.Columns.Add(new RangeColumn { Name = "last_value", Type = TypeReference.OfBuiltIn("int8"), Target = sequence.Oid, Number = 1, Owner = item, IsFrozen = true });
            item.Columns.Add(new RangeColumn { Name = "log_cnt", Type = TypeReference.OfBuiltIn("int8"), Target = sequence.Oid, Number = 2, Owner = item, IsFrozen = true });
            item.Columns.Add(new RangeColumn { Name = "is_called", Type = TypeReference.OfBuiltIn("bool"), Target = sequence.Oid, Number = 3, Owner = item, IsFrozen = true });
            return;
        }

        if (relation is not IHasColumns columns)
        {
            return;
        }

        var position = 0;
        foreach (var column in columns.Columns)
        {
            item.Columns.Add(new RangeColumn
            {
                Name = position < aliases.Count ? aliases[position] : column.Name,
                Type = column.Type,
                Target = relation.Oid,
                Number = column.Number,
                Owner = item,
                IsFrozen = position < aliases.Count,
            });
            position++;
        }
    }

    /// <summary>A relation outside the model: fine when it is one of PostgreSQL's own.</summary>
    private RangeItem BindForeignRelation(RelationNode node, string? schema, string name)
    {
        if (schema is not ("pg_catalog" or "information_schema") && !(schema is null && name.StartsWith("pg_", StringComparison.Ordinal)))
        {
            Unresolved();
            Missing ??= ReplaySession.Undefined("relation", new QualifiedName(schema, name));
        }

        return new RangeItem { Alias = node.Alias ?? name, IsOpaque = true, IsUnaliasedRelation = node.Alias is null, Node = node };
    }

    /// <summary>The reference to a relation, with the alias that it needs once its name or its columns have changed.</summary>
    private void AddRelationReferences(RangeItem item)
    {
        if (item.Node is not RelationNode node)
        {
            return;
        }

        var aliases = !item.Columns.Exists(static c => c.IsFrozen) ? default : item.Columns
            .Where(static c => c.IsFrozen)
            .Select(static c => new ColumnAlias(c.Number, c.Name))
            .ToEquatableArray();
        Add(new Reference(node.NameStart, node.AliasStart - node.NameStart, ReferenceKind.Relation, item.Relation, 0)
        {
            OutputName = node.Alias is null ? item.Alias : null,
            Item = item.Number,
            Level = item.Level,
            ColumnAliases = node.Alias is null ? aliases : default,
        });
        if (!aliases.IsEmpty)
        {
            Add(new Reference(node.AliasEnd, node.ColumnAliasesEnd - node.AliasEnd, ReferenceKind.Relation, item.Relation, 0)
            {
                ColumnAliases = aliases,
                IsColumnAliasList = true,
            });
        }
    }

    private RangeItem BindSubqueryItem(SubqueryFromNode node, Scope scope)
    {
        var inner = NewScope(node.IsLateral ? scope : scope.Parent, scope.Tables);
        return ComputedItem(node, "", BindQuery(node.Query, inner));
    }

    /// <summary>An item whose columns are made by the query itself.</summary>
    private static RangeItem ComputedItem(FromNode node, string name, List<OutputColumn>? columns)
    {
        var item = new RangeItem { Alias = node.Alias ?? name, IsOpaque = columns is null };
        if (columns is null)
        {
            return item;
        }

        foreach (var column in Renamed(columns, node.ColumnAliases))
        {
            item.Columns.Add(new RangeColumn { Name = column.Name, Type = column.Type, Owner = item });
        }

        return item;
    }

    private RangeItem BindTableFunction(TableFunctionNode node, Scope scope)
    {
        foreach (var expression in node.Expressions)
        {
            Bind(expression, scope);
        }

        var columns = new List<OutputColumn>();
        foreach (var column in node.Columns)
        {
            columns.Add(new OutputColumn(column.Name, column.Type is null ? TypeReference.OfBuiltIn("int4") : BindEdgeType(column.Type)));
        }

        if (columns.Count == 0)
        {
            columns.Add(new OutputColumn(node.Name, TypeReference.OfBuiltIn("xml")));
        }

        return ComputedItem(node, node.Name, columns);
    }

    /// <summary>A type that PostgreSQL keeps as a type and not only as that of a value.</summary>
    private TypeReference? BindEdgeType(TypeNode node) => BindType(node);
}
