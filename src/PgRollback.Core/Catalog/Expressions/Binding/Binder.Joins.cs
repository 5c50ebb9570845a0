using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private List<ScopeEntry> BindJoin(JoinNode node, Scope scope)
    {
        var left = BindFrom(node.Left, scope);
        var before = scope.Entries.Count;
        scope.Entries.AddRange(left);
        var right = BindFrom(node.Right, scope);
        scope.Entries.RemoveRange(before, left.Count);

        var leftColumns = VisibleColumns(left);
        var rightColumns = VisibleColumns(right);
        var merged = node.NaturalStart >= 0
            ? BindNatural(node, leftColumns, rightColumns, IsOpaque(left) || IsOpaque(right))
            : BindUsing(node, leftColumns, rightColumns, IsOpaque(left) || IsOpaque(right));
        if (node.On is not null)
        {
            var condition = NewScope(scope.Parent, scope.Tables);
            condition.Entries.AddRange(left);
            condition.Entries.AddRange(right);
            Bind(node.On, condition);
        }

        return JoinEntries(node, left, right, merged);
    }

    private static List<RangeColumn> VisibleColumns(List<ScopeEntry> entries) =>
        entries.Where(static e => e.ColumnsVisible).SelectMany(static e => e.Item.Columns).ToList();

    private static bool IsOpaque(List<ScopeEntry> entries) => entries.Exists(static e => e.ColumnsVisible && e.Item.IsOpaque);

    private List<RangeColumn> BindUsing(JoinNode node, List<RangeColumn> left, List<RangeColumn> right, bool opaque)
    {
        var merged = new List<RangeColumn>();
        foreach (var part in node.Using ?? [])
        {
            var a = left.Find(c => SameName(c.Name, part.Name));
            var b = right.Find(c => SameName(c.Name, part.Name));
            if (a is not null && b is not null)
            {
                merged.Add(Merge(a, b, node.Kind));
            }
            else if (opaque)
            {
                FreezeAndAddEdges(a ?? b);
            }
            else
            {
                Unresolved();
            }
        }

        return merged;
    }

    /// <summary>NATURAL is written out: columns that come later must not change what is joined.</summary>
    private List<RangeColumn> BindNatural(JoinNode node, List<RangeColumn> left, List<RangeColumn> right, bool opaque)
    {
        if (opaque)
        {
            Unresolved();
            return [];
        }

        var merged = new List<RangeColumn>();
        foreach (var a in left)
        {
            if (right.Find(c => SameName(c.Name, a.Name)) is { } b)
            {
                merged.Add(Merge(a, b, node.Kind));
            }
        }

        if (merged.Count == 0 && node.Kind == JoinKind.Inner)
        {
            AddText(node.NaturalStart, node.JoinStart - node.NaturalStart, "CROSS ");
            return merged;
        }

        AddText(node.NaturalStart, node.NaturalEnd - node.NaturalStart, "");
        _naturalClauses.Add((node.Right.End, merged.Count == 0 ? " ON true" : " USING (" + string.Join(", ", merged.Select(static c => SqlIdentifier.Quote(c.Name))) + ")"));
        return merged;
    }

    private RangeColumn Merge(RangeColumn a, RangeColumn b, JoinKind kind)
    {
        FreezeAndAddEdges(a);
        FreezeAndAddEdges(b);
        var type = kind == JoinKind.Right ? b.Type : a.Type;
        if (a.Type is { } leftType && b.Type is { } rightType && leftType != rightType)
        {
            type = _coercion.Common([new Typed(leftType), new Typed(rightType)]).Type;
        }

        return new RangeColumn { Name = a.Name, Type = type, Left = a, Right = b };
    }

    /// <summary>A merged column keeps its name, so what it comes from must be known by that name as well.</summary>
    private void FreezeAndAddEdges(RangeColumn? column)
    {
        if (column is null)
        {
            return;
        }

        foreach (var source in column.Sources)
        {
            for (var c = source; c is not null; c = c.Origin)
            {
                c.IsFrozen = true;
            }
        }

        AddColumnEdges(column);
    }

    private static List<ScopeEntry> JoinEntries(JoinNode node, List<ScopeEntry> left, List<ScopeEntry> right, List<RangeColumn> merged)
    {
        var rest = VisibleColumns(left).Concat(VisibleColumns(right)).Where(c => !merged.Exists(m => m.Left == c || m.Right == c)).ToList();
        var opaque = IsOpaque(left) || IsOpaque(right);
        var entries = new List<ScopeEntry>();
        if (node.Alias is not null)
        {
            var item = new RangeItem { Alias = node.Alias, IsOpaque = opaque };
            var position = 0;
            foreach (var column in merged.Concat(rest))
            {
                item.Columns.Add(PassOn(column, item, position < node.ColumnAliases.Count ? node.ColumnAliases[position] : null));
                position++;
            }

            entries.Add(Entry(item));
            return entries;
        }

        // A join without alias: its columns are visible through it, its relations by name only.
        var join = new RangeItem { Alias = "", IsOpaque = opaque };
        join.Columns.AddRange(merged);
        join.Columns.AddRange(rest);
        entries.Add(new ScopeEntry(join, ColumnsVisible: true, NameVisible: false));
        entries.AddRange(left.Concat(right).Where(static e => e.NameVisible).Select(static e => e with { ColumnsVisible = false }));
        if (node.UsingAlias is not null)
        {
            var item = new RangeItem { Alias = node.UsingAlias };
            item.Columns.AddRange(merged.Select(m => PassOn(m, item, name: null)));
            entries.Add(new ScopeEntry(item, ColumnsVisible: false, NameVisible: true));
        }

        return entries;
    }

    private static RangeColumn PassOn(RangeColumn column, RangeItem owner, string? name) => new()
    {
        Name = name ?? column.Name,
        Type = column.Type,
        Target = column.Target,
        Number = column.Number,
        Owner = owner,
        Origin = column,
        Left = column.Left,
        Right = column.Right,
        IsFrozen = name is not null,
    };
}
