namespace PgRollback.Catalog;

/// <summary>Reaches every expression that an object keeps.</summary>
internal static class ExpressionMap
{
    public static DbObject Apply(DbObject value, Func<Expression, Expression> change)
    {
        Expression? Map(Expression? expression) => expression is null ? null : change(expression);
        EquatableArray<Column> MapColumns(EquatableArray<Column> columns) => columns.Select(c => c with { Default = Map(c.Default) }).ToEquatableArray();
        return value switch
        {
            Table table => table with { Columns = MapColumns(table.Columns), PartitionBound = Map(table.PartitionBound), PartitionKey = Map(table.PartitionKey) },
            View view => view with { Columns = MapColumns(view.Columns), Query = change(view.Query) },
            Index index => index with { IndexKeys = index.IndexKeys.Select(k => k with { Expression = Map(k.Expression) }).ToEquatableArray(), Predicate = Map(index.Predicate) },
            TableConstraint constraint => constraint with { Check = Map(constraint.Check) },
            Policy policy => policy with { Using = Map(policy.Using), WithCheck = Map(policy.WithCheck) },
            Trigger trigger => trigger with { When = Map(trigger.When) },
            Rule rule => rule with { Definition = change(rule.Definition) },
            Routine routine => routine with { Parameters = routine.Parameters.Select(p => p with { Default = Map(p.Default) }).ToEquatableArray(), SqlBody = Map(routine.SqlBody) },
            DomainType domain => domain with { Default = Map(domain.Default) },
            DomainConstraint check => check with { Check = change(check.Check) },
            _ => value,
        };
    }
}
