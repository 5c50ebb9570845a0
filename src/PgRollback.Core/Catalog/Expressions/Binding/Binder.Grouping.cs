using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private readonly Stack<GroupingScope> _groupings = new();

    /// <summary>Columns of one grouped level that are used outside aggregates, behind GROUP BY.</summary>
    private sealed class GroupingScope(Scope scope, int aggregates)
    {
        public Scope Scope => scope;

        public int Aggregates => aggregates;

        public List<RangeColumn> Used { get; } = [];
    }

    private void NoteUse(RangeColumn column)
    {
        foreach (var grouping in _groupings)
        {
            if (grouping.Aggregates == _aggregates && grouping.Scope.Entries.Exists(e => e.Item == column.Owner))
            {
                grouping.Used.Add(column);
            }
        }
    }

    /// <summary>
    /// A column that is neither grouped nor aggregated is allowed because the primary key of its table is grouped: the query then depends on that constraint.
    /// </summary>
    private void AddKeyDependencies(SelectNode select, GroupingScope grouping)
    {
        var keys = new HashSet<(RangeItem, int)>();
        foreach (var key in select.GroupBy)
        {
            if (GroupedColumn(key, select) is { Owner: { } owner } column)
            {
                keys.Add((owner, column.Number));
            }
        }

        foreach (var item in grouping.Used.Select(static c => c.Owner!).Distinct())
        {
            if (grouping.Used.Exists(c => c.Owner == item && !keys.Contains((item, c.Number))) && PrimaryKey(item.Relation) is { } primaryKey
                && primaryKey.Columns.All(n => keys.Contains((item, n))))
            {
                AddEdge(ReferenceKind.Constraint, primaryKey.Oid);
            }
        }
    }

    /// <summary>The column that a GROUP BY key is, also by way of an output name or position.</summary>
    private static RangeColumn? GroupedColumn(ExpressionNode key, SelectNode select)
    {
        while (key is ParenthesisNode parenthesis)
        {
            key = parenthesis.Inner;
        }

        if (key is LiteralNode { Kind: LiteralKind.Integer } position
            && int.TryParse(position.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= select.Targets.Count)
        {
            key = select.Targets[number - 1].Value;
        }
        else if (key is NameNode { Column: null, Parts.Length: 1 } name && select.Targets.Find(t => SameName(t.Alias, name.Parts[0].Name)) is { } target)
        {
            key = target.Value;
        }

        return (key as NameNode)?.Column;
    }

    private TableConstraint? PrimaryKey(Oid relation)
    {
        foreach (var oid in catalog.Dependents(relation))
        {
            if (catalog.Find(oid) is TableConstraint { Type: ConstraintKind.PrimaryKey, Deferrable: false } constraint && constraint.Table == relation)
            {
                return constraint;
            }
        }

        return null;
    }
}
