using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    /// <summary>Binds a query into a scope of its own; gives its columns, or null where they cannot be known.</summary>
    public List<OutputColumn>? BindQuery(QueryNode query, Scope scope, CommonTable? self = null)
    {
        if (++_depth > 3 * SqlNodeParser.MaxDepth)
        {
            Unresolved();
            _depth--;
            return null;
        }

        BindWith(query.With, scope);
        var columns = query switch
        {
            SelectNode select => BindSelect(select, scope),
            ValuesNode values => BindValues(values, scope),
            TableNode table => BindTable(table, scope),
            SetOperationNode operation => BindSetOperation(operation, scope, self),
            ChangeNode change => BindChange(change, scope),
            _ => null,
        };
        foreach (var name in query.Locked)
        {
            if (FindItem([name], 1, scope) is { Number: > 0 } locked)
            {
                AddAlias(locked, name.Start, name.End - name.Start);
            }
        }

        foreach (var limit in query.Limits)
        {
            Bind(limit, scope);
        }

        _depth--;
        return columns;
    }

    private void BindWith(WithNode? with, Scope scope)
    {
        if (with is null)
        {
            return;
        }

        var tables = scope.Tables = new CommonTables(scope.Tables);
        if (with.IsRecursive)
        {
            BindRecursive(with, scope, tables);
            return;
        }

        foreach (var node in with.Tables)
        {
            var table = new CommonTable { ColumnNames = node.Columns };
            BindQuery(node, table, NewScope(scope.Parent, tables), self: null);
            tables.Add(node.Name, table);
        }
    }

    /// <summary>Under RECURSIVE a query may also name those behind it: each is bound where it is named first.</summary>
    private void BindRecursive(WithNode with, Scope scope, CommonTables tables)
    {
        var all = new List<CommonTable>(with.Tables.Count);
        foreach (var node in with.Tables)
        {
            var table = new CommonTable { ColumnNames = node.Columns };
            table.Pending = () => BindQuery(node, table, NewScope(scope.Parent, tables), table);
            tables.Add(node.Name, table);
            all.Add(table);
        }

        foreach (var table in all)
        {
            table.BindPending();
        }
    }

    private void BindQuery(CommonTableNode node, CommonTable table, Scope scope, CommonTable? self)
    {
        var columns = BindQuery(node.Query, scope, self);
        table.Columns = columns is null ? null : [.. Renamed(columns, node.Columns), .. node.Added.Select(static a => new OutputColumn(a, Type: null))];
    }

    private static IEnumerable<OutputColumn> Renamed(List<OutputColumn> columns, List<string> names)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            yield return i < names.Count ? columns[i] with { Name = names[i] } : columns[i];
        }
    }

    private List<OutputColumn>? BindSelect(SelectNode select, Scope scope)
    {
        foreach (var item in select.From)
        {
            scope.Entries.AddRange(BindFrom(item, scope));
        }

        var grouping = select.HasGrouping && !select.HasGroupingSets ? new GroupingScope(scope, _aggregates) : null;
        if (grouping is not null)
        {
            _groupings.Push(grouping);
        }

        var outputs = BindTargets(select.Targets, scope);
        BindOptional(select.Having, scope);
        foreach (var window in select.Windows)
        {
            BindWindow(window, scope);
        }

        foreach (var key in select.DistinctOn)
        {
            BindOutputKey(key, select.Targets, outputs, scope);
        }

        foreach (var key in select.OrderBy)
        {
            BindOutputKey(key.Value, select.Targets, outputs, scope);
            if (key.Operator is not null)
            {
                BindSortOperator(key.Operator);
            }
        }

        if (grouping is not null)
        {
            _groupings.Pop();
        }

        BindOptional(select.Where, scope);
        foreach (var key in select.GroupBy)
        {
            BindGroupKey(key, outputs, scope);
        }

        if (grouping is not null)
        {
            AddKeyDependencies(select, grouping);
        }

        return outputs;
    }

    /// <summary>A SELECT list or RETURNING: stars become columns, and unnamed columns keep their names.</summary>
    private List<OutputColumn>? BindTargets(List<TargetNode> targets, Scope scope)
    {
        var outputs = new List<OutputColumn>(targets.Count);
        var known = true;
        foreach (var target in targets)
        {
            if (target.Value is NameNode { IsStar: true } star)
            {
                known &= ExpandStar(star, scope, outputs);
                continue;
            }

            if (target.Value is IndirectionNode { Steps: { } steps } indirection && steps[steps.Count - 1] is { Name: null, IsSubscript: false } last)
            {
                known &= ExpandFields(indirection, last, scope, outputs);
                continue;
            }

            var type = Bind(target.Value, scope);
            AddAs(target.BareAliasStart);
            var resolved = type.IsUnknown ? TypeReference.OfBuiltIn("text") : type.Type;
            outputs.Add(new OutputColumn(target.Alias ?? OutputNames.Of(target.Value).Name, resolved, type.IsUnknown ? target.Value : null));
            if (target.Alias is null)
            {
                AddLabel(target.Value);
            }
        }

        return known ? outputs : null;
    }

    /// <summary>One way of writing aliases, so that texts can be compared.</summary>
    private void AddAs(int bareAliasStart)
    {
        if (bareAliasStart >= 0)
        {
            AddText(bareAliasStart, 0, "AS ");
        }
    }

    /// <summary><c>(x).*</c>: PostgreSQL writes x once for each field, and so do we.</summary>
    private bool ExpandFields(IndirectionNode node, Indirection star, Scope scope, List<OutputColumn> outputs)
    {
        var value = Bind(node, scope);
        var row = node.Steps.Count == 1 ? RowItem(node.Argument, scope) : null;
        var fields = row is { IsOpaque: false } ? row.Columns
            : value.Type is { IsArray: false } type && catalog.Find(Undomained(type).Type) is IHasColumns composite
                ? composite.Columns.Select(c => new RangeColumn { Name = c.Name, Type = c.Type, Target = composite.Oid, Number = c.Number }).ToList()
                : node.Steps.Count == 1 ? RecordColumns(node.Argument, value) : null;
        if (fields is null)
        {
            Unresolved();
            return false;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var (start, length) = i == 0 ? (star.Start, star.End - star.Start) : (star.End, 0);
            if (i > 0)
            {
                AddText(start, 0, ", ");
                Add(new Reference(start, 0, ReferenceKind.Text, Oid.None, 0) { RepeatedStart = node.Start, RepeatedLength = star.Start - node.Start });
            }

            if (field.Target.IsNone)
            {
                AddText(start, length, "." + SqlIdentifier.Quote(field.Name));
            }
            else
            {
                Add(new Reference(start, length, ReferenceKind.Column, field.Target, field.Number) { Prefix = ".", OutputName = field.Name }, field);
            }

            outputs.Add(new OutputColumn(field.Name, field.Type));
        }

        return true;
    }

    /// <summary>The output parameters of a function that returns a record.</summary>
    private List<RangeColumn>? RecordColumns(ExpressionNode node, Typed value)
    {
        var columns = new List<RangeColumn>();
        return Unparenthesized(node) is CallNode call && AddFunctionColumns(columns, new FunctionItem(call), value, "") && columns.Count > 1 ? columns : null;
    }

    /// <summary>Lets an unnamed output column keep its name when what it has it from is renamed.</summary>
    private void AddLabel(ExpressionNode value)
    {
        var (name, source) = OutputNames.Of(value);
        if (!source.IsNone)
        {
            Add(
                new Reference(value.End, 0, source.Kind, source.Target, source.Column) { IsLabel = true, OutputName = name },
                (value as NameNode)?.Column);
        }
    }

    /// <summary>Writes out <c>*</c> or <c>t.*</c>; false, and nothing done, where the columns are not known.</summary>
    private bool ExpandStar(NameNode star, Scope scope, List<OutputColumn>? outputs)
    {
        var columns = new List<RangeColumn>();
        var opaque = false;
        if (star.Parts.Length == 1)
        {
            foreach (var entry in scope.Entries)
            {
                if (entry.ColumnsVisible)
                {
                    columns.AddRange(entry.Item.Columns);
                    opaque |= entry.Item.IsOpaque;
                }
            }
        }
        else if (FindItem(star.Parts, star.Parts.Length - 1, scope) is { } item)
        {
            columns = item.Columns;
            opaque = item.IsOpaque;
        }
        else
        {
            opaque = true;
        }

        if (opaque)
        {
            Unresolved();
            foreach (var column in columns)
            {
                AddColumnEdges(column);
            }

            return false;
        }

        if (HasUnspeakable(columns))
        {
            // The star stays: what it stands for is written in this text, and does not change.
            foreach (var column in columns)
            {
                outputs?.Add(new OutputColumn(column.Name, column.Type));
                AddColumnEdges(column);
            }

            return true;
        }

        WriteStar(star.Start, star.End - star.Start, columns, scope, outputs);
        return true;
    }

    /// <summary>Two columns of one subquery with one name, which nothing but a star reaches.</summary>
    private static bool HasUnspeakable(List<RangeColumn> columns) =>
        columns.TrueForAll(static c => c.Owner is { Relation.IsNone: true })
        && columns.GroupBy(static c => (c.Owner, c.Name)).Any(static g => g.Skip(1).Any());

    private void WriteStar(int start, int length, List<RangeColumn> columns, Scope scope, List<OutputColumn>? outputs, string before = "", string after = "")
    {
        if (columns.Count == 0 || before.Length > 0)
        {
            AddText(start, length, before);
            (start, length) = (start + length, 0);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var separator = i == 0 ? "" : ", ";
            outputs?.Add(new OutputColumn(column.Name, column.Type));
            if (column.Left is not null || column.Target.IsNone)
            {
                var qualifier = column.Owner is { } owner ? Qualifier(owner) : "";
                AddText(start, length, separator + qualifier + SqlIdentifier.Quote(column.Name));
                AddColumnEdges(column);
            }
            else
            {
                var owner = column.Owner!;
                NoteUse(column);
                Add(
                    new Reference(start, length, ReferenceKind.Column, column.Target, column.Number)
                    {
                        Prefix = separator + (owner.Style == QualifierStyle.Relation ? "" : Qualifier(owner)),
                        Item = owner.Number,
                        OutputName = outputs is null ? null : column.Name,
                    },
                    column);
            }

            (start, length) = (start + length, 0);
        }

        if (after.Length > 0)
        {
            AddText(start, 0, after);
        }
    }

    private List<OutputColumn>? BindTable(TableNode node, Scope scope)
    {
        scope.Entries.AddRange(BindFrom(node.Relation, scope));
        var columns = scope.Entries.SelectMany(static e => e.Item.Columns).ToList();
        if (scope.Entries.Exists(static e => e.Item.IsOpaque))
        {
            Unresolved();
            return null;
        }

        var outputs = new List<OutputColumn>();
        WriteStar(node.BodyStart, "TABLE".Length, columns, scope, outputs, "SELECT ", " FROM");
        return outputs;
    }

    private List<OutputColumn> BindValues(ValuesNode node, Scope scope, IReadOnlyList<TypeReference?>? targets = null)
    {
        var columns = new List<List<(ExpressionNode Node, Typed Type)>>();
        foreach (var row in node.Rows)
        {
            var types = BindRow(row.Items, scope);
            for (var i = 0; i < types.Count; i++)
            {
                if (i >= columns.Count)
                {
                    columns.Add([]);
                }

                columns[i].Add((row.Items[i], types[i]));
            }
        }

        var outputs = new List<OutputColumn>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var nodes = columns[i].ConvertAll(static c => c.Node);
            var types = columns[i].ConvertAll(static c => c.Type);
            if (targets is not null)
            {
                CoerceAll(nodes, types, i < targets.Count ? targets[i] : null);
            }

            outputs.Add(new OutputColumn("column" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), targets is null ? UnifyAndCoerce(nodes, types).Type : null));
        }

        foreach (var key in node.OrderBy)
        {
            BindOutputKey(key.Value, [], outputs, scope);
        }

        return outputs;
    }

    private void CoerceAll(List<ExpressionNode> nodes, List<Typed> types, TypeReference? target)
    {
        for (var i = 0; target is not null && i < nodes.Count; i++)
        {
            if (nodes[i] is not DefaultNode && (types[i].IsUnknown || types[i].Type is not null))
            {
                Coerce(nodes[i], types[i], target);
            }
        }
    }

    private List<OutputColumn>? BindSetOperation(SetOperationNode node, Scope scope, CommonTable? self)
    {
        List<OutputColumn>? outputs = null;
        for (var i = 0; i < node.Branches.Count; i++)
        {
            var columns = BindQuery(node.Branches[i], NewScope(scope.Parent, scope.Tables), i == 0 ? self : null);
            if (i == 0)
            {
                outputs = columns;
                if (self is not null)
                {
                    self.Columns = columns is null ? null : Renamed(columns, self.ColumnNames).ToList();
                }
            }
            else
            {
                outputs = Merge(outputs, columns);
            }
        }

        // What is ordered are the columns of the result; they have no names but their own.
        return outputs;
    }

    private List<OutputColumn>? Merge(List<OutputColumn>? first, List<OutputColumn>? second)
    {
        if (first is null || second is null || first.Count != second.Count)
        {
            return first;
        }

        var merged = new List<OutputColumn>(first.Count);
        for (var i = 0; i < first.Count; i++)
        {
            var (a, b) = (first[i], second[i]);
            var unified = _coercion.Common([a.Typed, b.Typed]);
            foreach (var constant in new[] { a.Constant, b.Constant })
            {
                if (constant is not null && unified.Type is { } type)
                {
                    Coerce(constant, Typed.Unknown, type);
                }
            }

            merged.Add(a with { Type = unified.Type, Constant = null });
        }

        return merged;
    }

    /// <summary>GROUP BY: a single name is a column of the input before it is one of the output.</summary>
    private void BindGroupKey(ExpressionNode key, List<OutputColumn>? outputs, Scope scope)
    {
        if (key is NameNode { IsStar: false, Parts.Length: 1 } name && FindColumn(scope, name.Parts[0].Name!, out var opaque) is null && !opaque)
        {
            if (FindItem(name.Parts, 1, scope) is { } row)
            {
                BindWholeRow(name, row);
            }
            else if (outputs?.FindIndex(o => SameName(o.Name, name.Parts[0].Name)) is { } position and >= 0)
            {
                Add(new Reference(name.Start, name.End - name.Start, ReferenceKind.Text, Oid.None, 0)
                {
                    IsOutputKey = true,
                    OutputName = name.Parts[0].Name,
                    FixedName = (position + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Level = scope.Level,
                });
            }

            return;
        }

        if (key is RowNode row2)
        {
            foreach (var item in row2.Items)
            {
                BindGroupKey(item, outputs, scope);
            }
        }
        else if (key is ParenthesisNode { Inner: NameNode } parenthesis)
        {
            BindGroupKey(parenthesis.Inner, outputs, scope);
        }
        else if (!IsPosition(key))
        {
            Bind(key, scope);
        }
    }

    /// <summary>ORDER BY and DISTINCT ON: a single name is a column of the output before it is one of the input.</summary>
    private void BindOutputKey(ExpressionNode key, List<TargetNode> targets, List<OutputColumn>? outputs, Scope scope)
    {
        if (key is NameNode { IsStar: false, Parts.Length: 1 } name)
        {
            var isOutput = outputs?.Exists(o => SameName(o.Name, name.Parts[0].Name))
                ?? targets.Exists(t => SameName(t.Alias ?? OutputNames.Of(t.Value).Name, name.Parts[0].Name));
            if (isOutput)
            {
                return;
            }
        }

        if (!IsPosition(key))
        {
            Bind(key, scope);
        }
    }

    private static bool IsPosition(ExpressionNode key) => key is LiteralNode { Kind: LiteralKind.Integer };
}
