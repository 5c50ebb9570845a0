using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private Typed BindName(NameNode node, Scope scope)
    {
        var parts = node.Parts;
        if (node.IsStar)
        {
            // t.* where a single value is wanted is the whole row.
            return parts.Length > 1 && FindItem(parts, parts.Length - 1, scope) is { } row ? BindWholeRow(node, row) : Typed.Nothing;
        }

        if (parts.Length == 1)
        {
            return BindUnqualified(node, scope);
        }

        if (FindItem(parts, parts.Length - 1, scope) is { } item)
        {
            return BindColumnOf(node, item, parts[parts.Length - 1].Name!, scope);
        }

        if (BindParameter(node) is { } parameter)
        {
            return parameter;
        }

        Unresolved();
        return Typed.Nothing;
    }

    private Typed BindUnqualified(NameNode node, Scope scope)
    {
        var name = node.Parts[0].Name!;
        var sawOpaque = false;
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            if (FindColumn(level, name, out var opaque) is { } column)
            {
                if (sawOpaque)
                {
                    // An inner relation whose columns are not known may have one of that name.
                    Unresolved();
                }

                EmitColumn(node, column, scope, node.Start);
                return new Typed(column.Type);
            }

            sawOpaque |= opaque;
        }

        if (FindItem(node.Parts, 1, scope) is { } item)
        {
            return BindWholeRow(node, item);
        }

        if (BindParameter(node) is { } parameter)
        {
            return parameter;
        }

        if (!sawOpaque && !Columns.IsOfServer(name))
        {
            MissingColumn(name);
        }

        return Typed.Nothing;
    }

    private static RangeColumn? FindColumn(Scope level, string name, out bool opaque)
    {
        opaque = false;
        foreach (var entry in level.Entries)
        {
            if (!entry.ColumnsVisible)
            {
                continue;
            }

            if (entry.Item.Find(name) is { } column)
            {
                return column;
            }

            opaque |= entry.Item.IsOpaque;
        }

        return null;
    }

    /// <summary>The item that the first <paramref name="count"/> parts of a name stand for.</summary>
    private RangeItem? FindItem(NamePart[] parts, int count, Scope scope)
    {
        var alias = parts[count - 1].Name!;
        var schema = count > 1 ? parts[count - 2].Name : null;
        var relation = schema is null ? null : catalog.FindRelation(new QualifiedName(schema, alias), path);
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            foreach (var entry in level.Entries)
            {
                var item = entry.Item;
                if (entry.NameVisible
                    && (schema is null ? SameName(item.Alias, alias) : item.IsUnaliasedRelation && (relation is null ? item.Relation.IsNone && SameName(item.Alias, alias) : item.Relation == relation.Oid)))
                {
                    return item;
                }
            }
        }

        return null;
    }

    private Typed BindColumnOf(NameNode node, RangeItem item, string name, Scope scope)
    {
        if (item.Find(name) is { } column)
        {
            EmitColumn(node, column, scope, node.Start, item);
            return new Typed(column.Type);
        }

        if (item.IsOpaque || Columns.IsOfServer(name))
        {
            EmitQualifier(node, item);
            return Typed.Nothing;
        }

        return BindAttributeFunction(node, item, name);
    }

    /// <summary><c>t.f</c> for <c>f(t)</c>.</summary>
    private Typed BindAttributeFunction(NameNode node, RangeItem item, string name)
    {
        foreach (var routine in catalog.FindRoutines(new QualifiedName(Schema: null, name), path))
        {
            var inputs = routine.InputParameters.ToArray();
            if (inputs.Length == 1 && !item.Relation.IsNone && inputs[0].Type.Type == item.Relation && !inputs[0].Type.IsArray)
            {
                Add(new Reference(node.Start, node.End - node.Start, ReferenceKind.Routine, routine.Oid, 0) { Suffix = "(" });
                AddAlias(item, node.End, 0);
                AddText(node.End, 0, ")");
                node.Source = new NameSource(ReferenceKind.Routine, routine.Oid, 0);
                return new Typed(routine.Returns);
            }
        }

        MissingColumn(name);
        return Typed.Nothing;
    }

    private Typed BindWholeRow(NameNode node, RangeItem item)
    {
        EmitQualifier(node, item);
        node.Source = item.Number > 0 ? new NameSource(ReferenceKind.Relation, item.Relation, 0) : default;
        return new Typed(item.RowType);
    }

    /// <summary>The item's name where it is written for itself, or before a dot.</summary>
    private void EmitQualifier(NameNode node, RangeItem item)
    {
        var parts = node.Parts;
        var count = parts.Length == 1 || SameName(parts[parts.Length - 1].Name, item.Alias) ? parts.Length : parts.Length - 1;
        if (item.IsUnaliasedRelation)
        {
            AddAlias(item, node.Start, parts[count - 1].End - node.Start);
        }
    }

    private void AddAlias(RangeItem item, int start, int length)
    {
        if (item.Number > 0 || item.Style == QualifierStyle.Relation)
        {
            Add(new Reference(start, length, ReferenceKind.Relation, item.Relation, 0) { Item = item.Number, IsAlias = true });
        }
        else if (length == 0 || item.IsUnaliasedRelation)
        {
            AddText(start, length, item.Word ?? SqlIdentifier.Quote(item.Alias));
        }
    }

    /// <summary>What stands before the dot and is known now; empty for a relation that is called by its current name.</summary>
    private static string Qualifier(RangeItem item) => item.Number > 0 ? "" : (item.Word ?? SqlIdentifier.Quote(item.Alias)) + ".";

    private void EmitColumn(NameNode node, RangeColumn column, Scope scope, int start, RangeItem? written = null)
    {
        var length = node.End - start;
        if (column.Left is not null || column.Target.IsNone)
        {
            EmitComputed(column, scope, start, length, written);
            node.Source = default;
            AddColumnEdges(column);
            return;
        }

        node.Source = new NameSource(ReferenceKind.Column, column.Target, column.Number);
        var owner = column.Owner!;
        var byRelation = owner.Style == QualifierStyle.Relation && owner.Scope != scope;
        var isBare = owner.Style == QualifierStyle.Relation || (written is null && !IsReachable(owner, scope));
        Add(
            new Reference(start, length, ReferenceKind.Column, column.Target, column.Number)
            {
                Prefix = isBare ? null : Qualifier(owner),
                Item = isBare ? 0 : owner.Number,
                IsQualifiedByRelation = byRelation,
            },
            column);
        node.Column = column;
        NoteUse(column);
    }

    /// <summary>A column that is no relation's: its name stays, its alias makes it sure.</summary>
    private void EmitComputed(RangeColumn column, Scope scope, int start, int length, RangeItem? written)
    {
        if (written is null && column.Owner is { } owner && IsReachable(owner, scope) && owner.Style == QualifierStyle.Alias)
        {
            AddText(start, length, Qualifier(owner) + SqlIdentifier.Quote(column.Name));
        }
    }

    /// <summary>Whether the item's alias means it here, and not another one further in.</summary>
    private static bool IsReachable(RangeItem item, Scope scope)
    {
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            foreach (var entry in level.Entries)
            {
                if (entry.NameVisible && SameName(entry.Item.Alias, item.Alias))
                {
                    return entry.Item == item;
                }
            }
        }

        return false;
    }

    /// <summary>A parameter of the routine: <c>p</c>, <c>p.field</c>, <c>f.p</c>, <c>f.p.field</c>; null when it is none.</summary>
    private Typed? BindParameter(NameNode node)
    {
        if (Routine is null)
        {
            return null;
        }

        var parts = node.Parts;
        var first = 0;
        if (parts.Length > 1 && SameName(parts[0].Name, Routine.Name) && FindParameter(parts[1].Name!) is not null)
        {
            first = 1;
        }

        if (FindParameter(parts[first].Name!) is not { } found || parts.Length - first > 2)
        {
            return null;
        }

        if (first == 1)
        {
            // The routine may be renamed; the position of a parameter stays.
            var field = parts.Length - first == 2;
            AddText(node.Start, parts[1].End - node.Start, (field ? "($" : "$") + found.Position.ToString(System.Globalization.CultureInfo.InvariantCulture) + (field ? ")" : ""));
        }

        AddParameterType(found.Type);
        return parts.Length - first == 2 ? BindFieldOf(found.Type, parts[first + 1]) : new Typed(found.Type);
    }

    private void AddParameterType(TypeReference type)
    {
        if (!type.Type.IsNone)
        {
            AddEdge(ReferenceKind.Type, type.Type);
        }
    }

    private (int Position, TypeReference Type)? FindParameter(string name)
    {
        var position = 0;
        foreach (var parameter in Routine!.Parameters)
        {
            if (!parameter.IsInput)
            {
                continue;
            }

            position++;
            if (SameName(parameter.Name, name))
            {
                return (position, parameter.Type);
            }
        }

        return null;
    }

    private Typed BindFieldOf(TypeReference type, NamePart part)
    {
        if (catalog.Find(type.Type) is IHasColumns composite && !type.IsArray && composite.FindColumn(part.Name!) is { } column)
        {
            Add(new Reference(part.Start, part.End - part.Start, ReferenceKind.Column, composite.Oid, column.Number));
            return new Typed(column.Type);
        }

        return Typed.Nothing;
    }
}
