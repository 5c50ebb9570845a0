using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>NOT NULL of a column back to what it was: from PostgreSQL 18 on a constraint with a name, which children inherit or have of their own.</summary>
internal static class NotNullChange
{
    public static void Apply(ChangeContext context, Table table, Column target)
    {
        var now = TableChange.Find(context, table, target)!;
        if (now.NotNull && !target.NotNull)
        {
            Drop(context, table, target);
        }
        else if (!now.NotNull && target.NotNull)
        {
            Set(context, table, target);
        }
        else if (target.NotNull)
        {
            Change(context, table, target, now);
        }

        now = TableChange.Find(context, table, target)!;
        if (target.NotNull && !string.Equals(now.NotNullComment, target.NotNullComment, StringComparison.Ordinal))
        {
            var name = SqlIdentifier.Quote(ColumnCommandReplay.NotNullName(context.Working.Get<Table>(table.Oid), now));
            RunNamed(context, "SetComment", table, target, $"COMMENT ON CONSTRAINT {name} ON {context.Name(table.Oid)} IS {(target.NotNullComment is null ? "NULL" : SqlLiteral.Quote(target.NotNullComment))}");
        }
    }

    /// <summary>From PostgreSQL 18 on what another column's NOT NULL is to be called again must be free: what has the name goes first, or gets its own.</summary>
    public static void MakeWay(ChangeContext context, Table table)
    {
        var others = TableChange.OtherColumns(context, table);
        var wanted = new HashSet<string>(others.Where(c => c.NotNull && TableChange.Find(context, table, c) is not { NotNull: true }).Select(c => ColumnCommandReplay.NotNullName(table, c)), StringComparer.Ordinal);
        foreach (var column in wanted.Count == 0 ? [] : others.Where(static c => c.InheritCount == 0))
        {
            if (TableChange.Find(context, table, column) is not { NotNull: true } now || !wanted.Contains(ColumnCommandReplay.NotNullName(context.Working.Get<Table>(table.Oid), now)))
            {
                continue;
            }

            if (column.NotNull)
            {
                Rename(context, table, column, now);
            }
            else
            {
                ColumnChange.DropIdentity(context, table, column);
                Drop(context, table, column);
            }
        }
    }

    /// <summary>A child that keeps the column would keep its NOT NULL as well, and from PostgreSQL 18 on could not get rid of it.</summary>
    public static void BeforeDropColumn(ChangeContext context, Table table, Column now)
    {
        if (now is { NotNull: true, NotNullNoInherit: false, Identity: IdentityKind.None }
            && Inheritance.Children(context.Now, context.Working.Get<Table>(table.Oid).Oid).Exists(c => c.FindColumn(now.Name) is { NotNull: true, NotNullIsOwn: false } own && (own.IsLocal || own.InheritCount > 1)))
        {
            DropHere(context, table, now, now);
        }
    }

    /// <summary>After those of its parents that go too, without which it can only go itself.</summary>
    private static void Drop(ChangeContext context, Table table, Column target)
    {
        var current = context.Working.Get<Table>(table.Oid);
        foreach (var parent in table.Parents.Select(context.To.Find<Table>).OfType<Table>().Where(p => context.Working.Find(p.Oid) is Table there && current.Parents.Contains(there.Oid)))
        {
            if (parent.FindColumn(target.Name) is { NotNull: false } column && TableChange.Find(context, parent, column) is { NotNull: true })
            {
                Drop(context, parent, column);
            }
        }

        if (TableChange.Find(context, table, target) is { NotNull: true } now)
        {
            DropHere(context, table, target, now);
        }
    }

    private static void DropHere(ChangeContext context, Table table, Column target, Column now)
    {
        RefuseUnderKeys(context, context.Working.Get<Table>(table.Oid), now);
        var sql = ColumnChange.Alter(context, table, target) + "DROP NOT NULL";
        var staying = context.Working.Servers.AreFrom(ServerRange.NamedNotNull) is null && !now.NotNullNoInherit ? Staying(context, context.Working.Get<Table>(table.Oid), now.Name).ToList() : [];
        ColumnChange.Run(context, "DropNotNull", table, target, sql, step => staying.Count == 0 ? step : step with
        {
            Variants = [new StepVariant(ServerRange.NamedNotNull, int.MaxValue, sql)],
        });
        foreach (var child in staying.Where(c => context.To.Find<Table>(c.Oid)?.FindColumn(c.FindColumn(now.Name)!.Number) is { NotNull: true }))
        {
            var again = $"ALTER TABLE {context.Now.QualifiedName(child)} ALTER COLUMN {SqlIdentifier.Quote(now.Name)} SET NOT NULL";
            context.RunOn(context.Now, "SetNotNull", child, child.Oid, again, step => step with
            {
                ObjectKind = ObjectKind.Column,
                Name = now.Name,
                Table = child.Name,
                Variants = [new StepVariant(ServerRange.NamedNotNull, int.MaxValue, "")],
            });
        }
    }

    /// <summary>Before PostgreSQL 18 it goes from children as well, and from none that has it in a primary key.</summary>
    private static void RefuseUnderKeys(ChangeContext context, Table parent, Column column)
    {
        foreach (var child in context.Working.Servers.AreFrom(ServerRange.NamedNotNull) == true || column.NotNullNoInherit ? [] : Inheritance.Children(context.Now, parent.Oid))
        {
            if (child.FindColumn(column.Name) is { NotNull: true } inherited)
            {
                if (ConstraintReplay.ConstraintsOf(context.Now, child.Oid).FirstOrDefault(c => c.Type == ConstraintKind.PrimaryKey && c.Columns.Contains(inherited.Number)) is { } key)
                {
                    throw new PlanningException($"before PostgreSQL 18 NOT NULL cannot go from column {column.Name} of {ObjectAddress.Of(context.Now, parent)} while {ObjectAddress.Of(context.Now, key)} is there");
                }

                RefuseUnderKeys(context, child, inherited);
            }
        }
    }

    /// <summary>Children that keep a NOT NULL of their own, which went with the parent's before PostgreSQL 18.</summary>
    private static IEnumerable<Table> Staying(ChangeContext context, Table parent, string column) =>
        Inheritance.Children(context.Now, parent.Oid).SelectMany(c => c.FindColumn(column) is not { NotNull: true } own ? [] : own.NotNullIsOwn ? [c] : Staying(context, c, column));

    private static void Set(ChangeContext context, Table table, Column target)
    {
        LetChildrenInherit(context, table, target);
        var name = ColumnCommandReplay.NotNullName(table, target);
        if (target.NotNullNotValid || target.NotNullNoInherit)
        {
            ColumnChange.Run(context, "SetNotNull", table, target, Add(context, table, target, name) + (target.NotNullNoInherit ? " NO INHERIT" : "") + (target.NotNullNotValid ? " NOT VALID" : ""), step => step with { Hazards = target.NotNullNotValid ? default : [Nulls(context, table, target)] });
            return;
        }

        ColumnChange.Run(context, "SetNotNull", table, target, ColumnChange.Alter(context, table, target) + "SET NOT NULL", step => step with
        {
            Hazards = [Nulls(context, table, target)],
            Variants = IsUsual(table, target, name) && !NotNullNames.IsTaken(context.Now, table, name) && !NotNullNames.IsTaken(context.To, table, name) && !IsOfChild(context, table, target.Name, name)
                ? default
                : [new StepVariant(ServerRange.NamedNotNull, int.MaxValue, Add(context, table, target, name))],
        });
    }

    /// <summary>What a child has from its parent alone again: its own has to go before the parent's comes, because after that it cannot.</summary>
    private static void LetChildrenInherit(ChangeContext context, Table table, Column target)
    {
        foreach (var child in target.NotNullNoInherit ? [] : Inheritance.Children(context.To, table.Oid))
        {
            if (child.FindColumn(target.Name) is { NotNull: true, NotNullIsOwn: false } column
                && context.Working.Find(child.Oid) is Table now
                && TableChange.Find(context, child, column) is { NotNull: true, NotNullIsOwn: true }
                && !InheritedNotNull.IsInherited(context.Now, now, column.Name))
            {
                RunNamed(context, "DropNotNull", child, column, ColumnChange.Alter(context, child, column) + "DROP NOT NULL");
                LetChildrenInherit(context, child, column);
            }
        }
    }

    private static void Change(ChangeContext context, Table table, Column target, Column now)
    {
        Rename(context, table, target, now);
        var constraint = SqlIdentifier.Quote(ColumnCommandReplay.NotNullName(table, target));
        if (now.NotNullNoInherit != target.NotNullNoInherit)
        {
            LetChildrenInherit(context, table, target);
            RunNamed(context, "AlterConstraint", table, target, $"ALTER TABLE {context.Name(table.Oid)} ALTER CONSTRAINT {constraint} {(target.NotNullNoInherit ? "NO INHERIT" : "INHERIT")}");
        }

        if (now.NotNullNotValid && !target.NotNullNotValid)
        {
            RunNamed(context, "ValidateConstraint", table, target, $"ALTER TABLE {context.Name(table.Oid)} VALIDATE CONSTRAINT {constraint}");
        }
        else if (target.NotNullNotValid && !now.NotNullNotValid)
        {
            if (!InheritedNotNull.IsInherited(context.To, table, target.Name))
            {
                DropHere(context, table, target, now);
                Set(context, table, target);
            }

            return;
        }

        if (target.NotNullIsOwn && TableChange.Find(context, table, target) is { NotNullIsOwn: false })
        {
            RunNamed(context, "SetNotNull", table, target, ColumnChange.Alter(context, table, target) + "SET NOT NULL");
        }
    }

    private static Hazard Nulls(ChangeContext context, Table table, Column target) =>
        new(HazardKind.NullsInColumn, $"{table.Name}.{target.Name} holds NULLs", $"SELECT 1 FROM {context.Name(table.Oid)} WHERE {SqlIdentifier.Quote(target.Name)} IS NULL");

    private static string Add(ChangeContext context, Table table, Column column, string name) =>
        $"ALTER TABLE {context.Name(table.Oid)} ADD CONSTRAINT {SqlIdentifier.Quote(name)} NOT NULL {SqlIdentifier.Quote(column.Name)}";

    private static bool IsUsual(Table table, Column column, string name) =>
        column.NotNullName is null || string.Equals(name, ColumnCommandReplay.NotNullName(table, column with { NotNullName = null }), StringComparison.Ordinal);

    /// <summary>A child that kept what it had from the table has its name too.</summary>
    private static bool IsOfChild(ChangeContext context, Table table, string column, string name) =>
        Inheritance.Children(context.Now, context.Working.Current(table.Oid)).Exists(c => c.FindColumn(column) is { NotNull: true } own && string.Equals(ColumnCommandReplay.NotNullName(c, own), name, StringComparison.Ordinal));

    private static void Rename(ChangeContext context, Table table, Column target, Column now)
    {
        var (name, wanted) = (ColumnCommandReplay.NotNullName(context.Working.Get<Table>(table.Oid), now), ColumnCommandReplay.NotNullName(table, target));
        if (!string.Equals(name, wanted, StringComparison.Ordinal))
        {
            RunNamed(context, "RenameConstraint", table, target, $"ALTER TABLE {context.Name(table.Oid)} RENAME CONSTRAINT {SqlIdentifier.Quote(name)} TO {SqlIdentifier.Quote(wanted)}");
        }
    }

    /// <summary>Servers of earlier versions know no such constraint.</summary>
    private static void RunNamed(ChangeContext context, string kind, Table table, Column column, string sql) =>
        ColumnChange.Run(context, kind, table, column, sql, static step => step with { Variants = [new StepVariant(0, ServerRange.NamedNotNull - 1, ""), new StepVariant(ServerRange.NamedNotNull, int.MaxValue, step.Sql)] });
}
