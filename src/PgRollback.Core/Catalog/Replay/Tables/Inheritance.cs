using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>INHERITS and PARTITION OF: columns and constraints that come from parents, and changes that go down to children.</summary>
internal static class Inheritance
{
    public static Table WithInheritedColumns(ReplaySession session, Table table, CreateTableStatement statement)
    {
        if (statement.OfType is { } ofType)
        {
            var type = session.Editor.FindType(ofType.Name, session.Path) as CompositeType ?? throw ReplaySession.Undefined("type", ofType.Name);
            return table with { OfType = type.Oid, Columns = type.Columns, LastColumnNumber = type.LastColumnNumber };
        }

        var parents = statement.PartitionOf is not null ? [session.Table(statement.PartitionOf)] : statement.Inherits.Select(session.Table).ToList();
        if (parents.Count == 0)
        {
            return table;
        }

        foreach (var parent in parents)
        {
            foreach (var column in parent.Columns)
            {
                table = Inherit(table, parent, column);
            }

            table = WithOwnReferences(table, parent);
        }

        return statement.PartitionOf is null
            ? table with { Inherits = parents.Select(static p => p.Oid).ToEquatableArray() }
            : table with
            {
                PartitionOf = parents[0].Oid,
                PartitionBound = statement.PartitionBound is { } bound ? session.Resolver.ResolvePartitionBound(bound, parents[0]) : null,
            };
    }

    /// <summary>After the child's own: CHECKs of all parents; keys, indexes, foreign keys and row triggers of a partitioned parent.</summary>
    public static void CopyToChild(ReplaySession session, Oid childOid, CreateTableStatement statement)
    {
        var child = session.Editor.Find<Table>(childOid)!;
        foreach (var parent in child.Parents)
        {
            CopyChecks(session, parent, childOid);
        }

        if (!child.PartitionOf.IsNone)
        {
            Partitioning.CopyToPartition(session, child.PartitionOf, childOid);
        }
    }

    /// <summary>No row of a child that is just being made can violate what is NOT VALID on its parent.</summary>
    private static void CopyChecks(ReplaySession session, Oid parent, Oid childOid)
    {
        foreach (var check in ConstraintReplay.ConstraintsOf(session.Editor, parent).Where(static c => c is { Type: ConstraintKind.Check, NoInherit: false }))
        {
            CopyCheck(session, check with { NotValid = false }, childOid);
        }
    }

    /// <summary>A table that becomes a child later has the CHECKs already.</summary>
    public static void MergeChecks(ReplaySession session, Oid parent, Table child)
    {
        foreach (var check in ConstraintReplay.ConstraintsOf(session.Editor, parent).Where(static c => c is { Type: ConstraintKind.Check, NoInherit: false }))
        {
            switch (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, child.Oid, check.Name)))
            {
                case { Type: ConstraintKind.Check, NoInherit: true }:
                    throw new ReplayException($"constraint \"{check.Name}\" conflicts with non-inherited constraint on child table \"{child.Name}\"");
                case { Type: ConstraintKind.Check, NotValid: true } when !check.NotValid:
                    throw new ReplayException($"constraint \"{check.Name}\" conflicts with NOT VALID constraint on child table \"{child.Name}\"");
                case { Type: ConstraintKind.Check }:
                    CopyCheck(session, check, child.Oid);
                    break;
                default:
                    throw new ReplayException($"child table is missing constraint \"{check.Name}\"");
            }
        }
    }

    public static void PropagateCheck(ReplaySession session, Oid table, string name)
    {
        var check = session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table, name))!;
        if (check.NoInherit)
        {
            return;
        }

        foreach (var child in Children(session.Editor, table))
        {
            CopyCheck(session, check, child.Oid);
            PropagateCheck(session, child.Oid, name);
        }
    }

    public static void PropagateColumn(ReplaySession session, Oid table, Column column)
    {
        foreach (var child in Children(session.Editor, table))
        {
            var parent = session.Editor.Find<Table>(table)!;
            if (child.FindColumn(column.Name) is { } own)
            {
                Merge(session, child, own, column is { NotNull: true, NotNullNoInherit: false } ? ColumnCommandReplay.NotNullName(parent, column) : null);
                continue;
            }

            var inheriting = WithOwnReferences(Inherit(child, parent, column), parent);
            session.Editor.Put(inheriting);
            PropagateColumn(session, child.Oid, inheriting.FindColumn(column.Name)!);
        }
    }

    /// <summary>Tables that inherit from this one, partitions among them.</summary>
    public static List<Table> Children(CatalogReader catalog, Oid table)
    {
        // Who asks goes on to the children of these.
        ReplayException.RequireStack();
        return catalog.Dependents(table, DependentGroup.Child)
            .Select(catalog.Find<Table>)
            .Where(t => t is not null && (t.PartitionOf == table || t.Inherits.Contains(table)))
            .ToList()!;
    }

    /// <summary>The CHECKs that one of a child is inherited from.</summary>
    public static IEnumerable<TableConstraint> ParentChecks(CatalogReader catalog, TableConstraint check) =>
        catalog.Find<Table>(check.Table) is not { } child ? [] : child.Parents
            .Select(parent => catalog.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, parent, check.Name)))
            .OfType<TableConstraint>()
            .Where(static c => c is { Type: ConstraintKind.Check, NoInherit: false });

    /// <summary>The child's own column keeps its default, and its children have it from there. Only NOT NULL goes down to them, from PostgreSQL 18 on.</summary>
    private static void Merge(ReplaySession session, Table child, Column own, string? notNull)
    {
        session.Editor.Put(Columns.With(child, own with { InheritCount = own.InheritCount + 1 }));
        if (notNull is not null && !own.NotNull)
        {
            Columns.Change(session, child.Oid, own.Name, c => c.WithInheritedNotNull(notNull));
            InheritedNotNull.Add(session, child.Oid, own.Name, notNull);
        }
    }

    /// <summary>A NOT NULL constraint that is inherited has the parent's name.</summary>
    private static Table Inherit(Table table, Table parent, Column column)
    {
        var notNull = column is { NotNull: true, NotNullNoInherit: false } ? ColumnCommandReplay.NotNullName(parent, column) : null;
        if (table.FindColumn(column.Name) is { } existing)
        {
            existing = existing with { InheritCount = existing.InheritCount + 1, Default = existing.Default ?? column.Default };
            return Columns.With(table, notNull is null ? existing : existing.WithInheritedNotNull(notNull));
        }

        var inherited = new Column
        {
            Number = table.LastColumnNumber + 1,
            Name = column.Name,
            Type = column.Type,
            NotNull = notNull is not null,
            NotNullName = notNull,
            Default = column.Default,
            Generated = column.Generated,
            Identity = IdentityKind.None,
            Collation = column.Collation,
            CollationName = column.CollationName,
            Storage = column.Storage,
            Compression = column.Compression,
            IsLocal = false,
            InheritCount = 1,
        };
        return table with { Columns = [.. table.Columns, inherited], LastColumnNumber = inherited.Number };
    }

    /// <summary>What generates an inherited column reads the columns of the child, once it has them all.</summary>
    private static Table WithOwnReferences(Table child, Table parent)
    {
        foreach (var column in child.Columns)
        {
            if (column is { Generated: not GeneratedKind.None, Default: { } expression } && expression.References.Any(r => r.Target == parent.Oid))
            {
                child = Columns.With(child, column with { Default = Rebind(expression, parent, child) });
            }
        }

        return child;
    }

    private static void CopyCheck(ReplaySession session, TableConstraint check, Oid childOid)
    {
        var child = session.Editor.Find<Table>(childOid)!;
        if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, childOid, check.Name)) is { } existing)
        {
            session.Editor.Put(existing with { InheritCount = existing.InheritCount + 1, IsLocal = existing.IsLocal && child.PartitionOf.IsNone });
            return;
        }

        var parent = (IHasColumns)session.Editor.Find(check.Table)!;
        session.Editor.Put(check with
        {
            Oid = session.Editor.NewOid(),
            Table = childOid,
            Schema = child.Schema,
            Check = Rebind(check.Check!, parent, child),
            Columns = check.Columns.Select(n => child.FindColumn(parent.FindColumn(n)!.Name)!.Number).ToEquatableArray(),
            IsLocal = false,
            InheritCount = 1,
            Comment = null,
            Origin = session.Provenance,
        });
    }

    /// <summary>The same expression on another table: its column references moved by name.</summary>
    public static Expression Rebind(Expression expression, IHasColumns from, IHasColumns to) =>
        expression with
        {
            References = expression.References
                .Select(r => r.Target != from.Oid ? r : r with { Target = to.Oid, Column = r.Column == 0 ? 0 : to.FindColumn(from.FindColumn(r.Column)?.Name ?? "")?.Number ?? 0 })
                .ToEquatableArray(),
        };

    /// <summary>A column of the parent is gone: where a child still has it, it is the child's own or another parent's.</summary>
    public static void LetColumnGo(ReplaySession session, Oid parent, string column, bool only)
    {
        foreach (var child in Children(session.Editor, parent))
        {
            if (child.FindColumn(column) is not { } own)
            {
                LetColumnGo(session, child.Oid, column, only: false);
            }
            else if (own.InheritCount > 0)
            {
                session.Editor.Put(Columns.With(child, own with { InheritCount = own.InheritCount - 1, IsLocal = own.IsLocal || only }));
            }
        }
    }

    /// <summary>The same of a CHECK.</summary>
    public static void LetCheckGo(ReplaySession session, Oid parent, string name, bool only)
    {
        foreach (var child in Children(session.Editor, parent))
        {
            if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, child.Oid, name)) is not { } own)
            {
                LetCheckGo(session, child.Oid, name, only: false);
            }
            else if (own is { Type: ConstraintKind.Check, InheritCount: > 0 })
            {
                session.Editor.Put(own with { InheritCount = own.InheritCount - 1, IsLocal = own.IsLocal || only });
            }
        }
    }
}
