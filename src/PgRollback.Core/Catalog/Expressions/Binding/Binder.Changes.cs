using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private List<OutputColumn>? BindChange(ChangeNode node, Scope scope)
    {
        AddAs(node.Target.BareAliasStart);
        var target = BindRelation(node.Target, scope);
        switch (node)
        {
            case InsertNode insert:
                BindInsert(insert, target, scope);
                break;
            case MergeNode merge:
                BindMerge(merge, target, scope);
                break;
            default:
                BindUpdateOrDelete(node, target, scope);
                break;
        }

        return node.Returning.Count == 0 ? [] : BindReturning(node, target, scope);
    }

    private List<OutputColumn>? BindReturning(ChangeNode node, RangeItem target, Scope scope)
    {
        var returning = NewScope(scope.Parent, scope.Tables);
        returning.Entries.AddRange(scope.Entries);
        if (node is MergeNode)
        {
            // Its star gives what it merges first.
            returning.Entries.RemoveAll(e => e.Item == target);
        }

        if (!returning.Entries.Exists(e => e.Item == target))
        {
            returning.Add(target);
        }

        AddWord(returning, node.OldAlias, "old", target);
        AddWord(returning, node.NewAlias, "new", target);
        return BindTargets(node.Returning, returning);
    }

    /// <summary>Without an alias of its own it gives way to what has the name already, as in a rule.</summary>
    private static void AddWord(Scope returning, string? alias, string word, RangeItem target)
    {
        for (var scope = alias is null ? returning : null; scope is not null; scope = scope.Parent)
        {
            if (scope.Entries.Exists(e => e.NameVisible && string.Equals(e.Item.Alias, word, StringComparison.Ordinal)))
            {
                return;
            }
        }

        returning.Entries.Add(new ScopeEntry(WordItem(alias ?? word, target), ColumnsVisible: false, NameVisible: true));
    }

    /// <summary>The target's columns under another word: OLD, NEW, excluded.</summary>
    private static RangeItem WordItem(string word, RangeItem target, string? printed = null)
    {
        var item = new RangeItem { Alias = word, Style = QualifierStyle.Word, Word = printed ?? SqlIdentifier.Quote(word), IsOpaque = target.IsOpaque, RowType = target.RowType };
        item.Columns.AddRange(target.Columns.Select(c => new RangeColumn { Name = c.Name, Type = c.Type, Target = c.Target, Number = c.Number, Owner = item }));
        return item;
    }

    private void BindInsert(InsertNode node, RangeItem target, Scope scope)
    {
        var columns = new List<RangeColumn>();
        foreach (var part in node.Columns)
        {
            if (BindTargetColumn(part, target) is { } column)
            {
                columns.Add(column);
            }
        }

        var types = (node.Columns.Count > 0 ? columns : target.Columns).ConvertAll(static c => c.Type);
        var sourceScope = NewScope(scope.Parent, scope.Tables);
        var count = 0;
        if (node.Source is ValuesNode { With: null } values)
        {
            count = BindValues(values, sourceScope, types).Count;
        }
        else if (node.Source is not null)
        {
            count = BindQuery(node.Source, sourceScope)?.Count ?? 0;
        }

        if (node.Columns.Count == 0)
        {
            foreach (var column in target.Columns.Take(count))
            {
                AddColumnEdges(column);
            }
        }

        BindConflict(node, target, scope);
    }

    private void BindConflict(InsertNode node, RangeItem target, Scope scope)
    {
        var keys = NewScope(parent: null, scope.Tables);
        keys.Add(BareItem(target));
        foreach (var key in node.ConflictKeys)
        {
            Bind(key, keys);
        }

        BindOptional(node.ConflictWhere, keys);
        if (node.ConflictConstraint is { } constraint && catalog.Find(new NameKey(NameSpace.RelationConstraint, target.Relation, constraint.Name!)) is { } found)
        {
            Add(new Reference(constraint.Start, constraint.End - constraint.Start, ReferenceKind.Constraint, found.Oid, 0));
        }

        var update = NewScope(scope.Parent, scope.Tables);
        update.Add(target);
        update.Entries.Add(new ScopeEntry(WordItem("excluded", target), ColumnsVisible: false, NameVisible: true));
        BindAssignments(node.ConflictSet, target, update);
        BindOptional(node.ConflictUpdateWhere, update);
    }

    private static RangeItem BareItem(RangeItem target)
    {
        var item = new RangeItem { Alias = target.Alias, Style = QualifierStyle.Relation, Relation = target.Relation, IsOpaque = target.IsOpaque, RowType = target.RowType };
        item.Columns.AddRange(target.Columns.Select(c => new RangeColumn { Name = c.Name, Type = c.Type, Target = c.Target, Number = c.Number, Owner = item }));
        return item;
    }

    private RangeColumn? BindTargetColumn(NamePart part, RangeItem target)
    {
        if (target.Find(part.Name!) is { } column)
        {
            if (!column.Target.IsNone)
            {
                Add(new Reference(part.Start, part.End - part.Start, ReferenceKind.Column, column.Target, column.Number));
            }

            return column;
        }

        if (!target.IsOpaque)
        {
            MissingColumn(part.Name!, target);
        }

        return null;
    }

    private void BindAssignments(List<AssignmentNode> assignments, RangeItem target, Scope scope)
    {
        RefuseAssignedTwice(assignments);
        foreach (var assignment in assignments)
        {
            var columns = assignment.Columns.ConvertAll(c => BindTargetColumn(c, target));
            foreach (var subscript in assignment.Subscripts)
            {
                Bind(subscript, scope);
            }

            if (assignment.Value is RowNode row)
            {
                var types = BindRow(row.Items, scope);
                for (var i = 0; i < types.Count && i < columns.Count; i++)
                {
                    CoerceAll([row.Items[i]], [types[i]], columns[i]?.Type);
                }
            }
            else
            {
                var type = Bind(assignment.Value, scope);
                if (columns.Count == 1 && assignment.Subscripts.Count == 0)
                {
                    CoerceAll([assignment.Value], [type], columns[0]?.Type);
                }
            }
        }
    }

    /// <summary>Parts of a column, its elements or fields, may be set one by one.</summary>
    private void RefuseAssignedTwice(List<AssignmentNode> assignments)
    {
        if (assignments.Count < 2)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in assignments.SelectMany(static a => a.WholeColumns))
        {
            if (!names.Add(column.Name!))
            {
                Missing ??= new ReplayException($"multiple assignments to same column \"{column.Name}\"");
            }
        }
    }

    private void BindUpdateOrDelete(ChangeNode node, RangeItem target, Scope scope)
    {
        scope.Add(target);
        foreach (var item in node.From)
        {
            scope.Entries.AddRange(BindFrom(item, scope));
        }

        if (node is UpdateNode update)
        {
            BindAssignments(update.Set, target, scope);
        }

        BindOptional(node.Where, scope);
    }

    private void BindMerge(MergeNode node, RangeItem target, Scope scope)
    {
        scope.Add(target);
        foreach (var item in node.From)
        {
            scope.Entries.AddRange(BindFrom(item, scope));
        }

        BindOptional(node.On, scope);
        foreach (var action in node.Actions)
        {
            BindOptional(action.Condition, scope);
            BindAssignments(action.Set, target, scope);
            var columns = action.Columns.ConvertAll(c => BindTargetColumn(c, target));
            for (var i = 0; i < action.Values.Count; i++)
            {
                var type = Bind(action.Values[i], scope);
                var column = i < columns.Count ? columns[i] : action.Columns.Count == 0 && i < target.Columns.Count ? target.Columns[i] : null;
                if (action.Columns.Count == 0 && column is not null)
                {
                    AddColumnEdges(column);
                }

                CoerceAll([action.Values[i]], [type], column?.Type);
            }
        }
    }
}
