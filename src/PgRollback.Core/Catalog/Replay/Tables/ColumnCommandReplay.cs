using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The commands of ALTER TABLE that only tables know.</summary>
internal static class ColumnCommandReplay
{
    public static void Apply(ReplaySession session, Table table, AlterTableCommand command, bool only)
    {
        switch (command)
        {
            case AddColumn add:
                Add(session, table, add, only);
                break;
            case DropColumn drop:
                Drop(session, table, drop, only);
                break;
            case AlterColumnType alter:
                ColumnTypeReplay.Apply(session, table, alter);
                break;
            case SetColumnDefault set:
                SetDefault(session, table, set, only);
                break;
            case DropColumnDefault drop:
                Down(session, table, drop.Column, static c => c.Generated == GeneratedKind.None ? c with { Default = null } : throw new ReplayException($"column \"{c.Name}\" is a generated column"), only);
                break;
            case SetNotNull set:
                SetNotNull(session, table, set.Column, only);
                break;
            case DropNotNull drop:
                DropNotNull(session, table, drop.Column, only);
                break;
            case SetColumnExpression set:
                Columns.Change(session, table.Oid, set.Column, c => c with { Default = session.Resolver.ResolveExpression(set.Expression, table) });
                break;
            case DropColumnExpression drop:
                DropExpression(session, table, drop);
                break;
            case AddIdentity or SetIdentity or DropIdentity:
                IdentityReplay.Apply(session, table, command);
                break;
            case SetColumnStatistics set:
                Down(session, table, set.Column, c => c with { StatisticsTarget = set.Target is < 0 ? null : set.Target }, only);
                break;
            case SetColumnOptions set:
                Columns.Change(session, table.Oid, set.Column, c => c with { Options = Options.Set(c.Options, set.Options) });
                break;
            case ResetColumnOptions reset:
                Columns.Change(session, table.Oid, reset.Column, c => c with { Options = Options.Reset(c.Options, reset.Options) });
                break;
            case SetColumnStorage set:
                Down(session, table, set.Column, c => c with { Storage = TypeStorage.Normalize(session.Editor, c.Type, set.Storage) }, only);
                break;
            case SetColumnCompression set:
                Columns.Change(session, table.Oid, set.Column, c => c with { Compression = string.Equals(set.Compression, "default", StringComparison.OrdinalIgnoreCase) ? null : set.Compression });
                break;
            case AlterColumnForeignOptions alter:
                Columns.Change(session, table.Oid, alter.Column, c => c with { ForeignOptions = Options.Set(c.ForeignOptions, alter.Options) });
                break;
            case AlterForeignOptions alter:
                session.Editor.Put(table with { ForeignOptions = Options.Set(table.ForeignOptions, alter.Options) });
                break;
            case AddConstraint add:
                ConstraintReplay.AddAll(session, table.Oid, [add.Constraint], isNewTable: false, only);
                break;
            case DropConstraint drop:
                DropTableConstraint(session, table, drop, only);
                break;
            case AlterConstraint alter:
                Alter(session, table, alter);
                break;
            case ValidateConstraint validate:
                Validate(session, table, validate.Name);
                break;
            case SetRowSecurity security:
                session.Editor.Put(table with { RowSecurity = security.Enabled ?? table.RowSecurity, ForceRowSecurity = security.Forced ?? table.ForceRowSecurity });
                break;
            case SetReplicaIdentity identity:
                SetReplicaIdentity(session, table, identity);
                break;
            case AddInherit inherit:
                InheritFrom(session, table, session.Table(inherit.Parent));
                break;
            case DropInherit inherit:
                DisinheritFrom(session, table, session.Table(inherit.Parent));
                break;
            case DetachPartition detach:
                Partitioning.Detach(session, table.Oid, detach);
                break;
            case SetOfType ofType:
                session.Editor.Put(table with { OfType = ofType.Type is null ? Oid.None : session.Editor.FindType(ofType.Type.Name, session.Path)?.Oid ?? throw ReplaySession.Undefined("type", ofType.Type.Name) });
                break;
            case SetWithoutOids:
                break;
            default:
                session.AddGap(GapKind.NotModelled, $"ALTER TABLE … {command.GetType().Name} is not part of the model");
                break;
        }
    }

    private static void Add(ReplaySession session, Table table, AddColumn add, bool only)
    {
        if (add.IfNotExists && table.FindColumn(add.Column.Name) is not null)
        {
            // PostgreSQL leaves out the column's constraints as well.
            session.Keep(table, $"column {add.Column.Name} was there before (IF NOT EXISTS)");
            return;
        }

        var builder = new ColumnBuilder(session, table);
        builder.Add(add.Column);
        session.Editor.Put(builder.Table);
        builder.Finish();
        var column = session.Editor.Find<Table>(table.Oid)!.FindColumn(add.Column.Name)!;
        if (!only)
        {
            // Before its constraints, which go down to children as well.
            Inheritance.PropagateColumn(session, table.Oid, column);
        }

        ConstraintReplay.AddAll(session, table.Oid, builder.Constraints, isNewTable: false);
        if (!column.NotNull && session.Editor.Find<Table>(table.Oid)!.FindColumn(column.Number)!.NotNull)
        {
            SetNotNull(session, session.Editor.Find<Table>(table.Oid)!, column.Name, only);
        }
    }

    private static void Drop(ReplaySession session, Table table, DropColumn drop, bool only)
    {
        if (table.FindColumn(drop.Column) is not { } column)
        {
            if (drop.IfExists)
            {
                return;
            }

            throw Columns.Undefined(table, drop.Column);
        }

        if (!column.IsLocal)
        {
            throw new ReplayException($"cannot drop inherited column \"{column.Name}\"");
        }

        Deletion.DropColumn(session, table, column, drop.Cascade, only);
        Inheritance.LetColumnGo(session, table.Oid, column.Name, only);
    }

    private static void SetDefault(ReplaySession session, Table table, SetColumnDefault set, bool only)
    {
        var expression = session.Resolver.ResolveExpression(set.Expression, relation: null, Columns.Get(table, set.Column).Type);
        Down(
            session,
            table,
            set.Column,
            c => c.Generated == GeneratedKind.None && c.Identity == IdentityKind.None
                ? c with { Default = NullDefault.Is(session, c, expression) ? null : expression }
                : throw new ReplayException($"column \"{c.Name}\" of relation \"{table.Name}\" is {(c.Identity == IdentityKind.None ? "a generated" : "an identity")} column"),
            only);
    }

    private static void DropNotNull(ReplaySession session, Table table, string name, bool only)
    {
        var column = Columns.Get(table, name);
        if (ConstraintReplay.PrimaryKeyOf(session.Editor, table.Oid)?.Columns.Contains(column.Number) == true)
        {
            throw new ReplayException($"column \"{name}\" is in a primary key");
        }

        if (column.Identity != IdentityKind.None)
        {
            throw new ReplayException($"column \"{name}\" of relation \"{table.Name}\" is an identity column");
        }

        InheritedNotNull.Drop(session, table, column, only);
    }

    private static void DropExpression(ReplaySession session, Table table, DropColumnExpression drop)
    {
        var column = Columns.Get(table, drop.Column);
        if (column.Generated == GeneratedKind.Stored)
        {
            Columns.Change(session, table.Oid, drop.Column, static c => c with { Default = null, Generated = GeneratedKind.None });
        }
        else if (!drop.IfExists)
        {
            throw new ReplayException($"column \"{drop.Column}\" of relation \"{table.Name}\" is not a stored generated column");
        }
    }

    /// <summary>Children get the constraint under the name that it has on the table.</summary>
    internal static void SetNotNull(ReplaySession session, Table table, string name, bool only)
    {
        var column = Columns.Get(table, name);
        var constraint = NotNullName(table, column);
        Columns.Change(session, table.Oid, name, static c => c with { NotNull = true, NotNullNotValid = false, NotNullIsOwn = true });
        if (!only)
        {
            InheritedNotNull.Add(session, table.Oid, name, constraint);
        }
    }

    /// <summary>The column here and in all children.</summary>
    private static void Down(ReplaySession session, Table table, string name, Func<Column, Column> change, bool only)
    {
        Columns.Change(session, table.Oid, name, change);
        if (only)
        {
            return;
        }

        foreach (var child in Inheritance.Children(session.Editor, table.Oid))
        {
            Down(session, child, name, change, only);
        }
    }

    private static void DropTableConstraint(ReplaySession session, Table table, DropConstraint drop, bool only)
    {
        if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table.Oid, drop.Name)) is { } constraint)
        {
            if (!constraint.IsLocal)
            {
                throw new ReplayException($"cannot drop inherited constraint \"{drop.Name}\" of relation \"{table.Name}\"");
            }

            var inherited = new List<DbObject> { constraint };
            if (!only)
            {
                CollectInherited(session, table.Oid, constraint, inherited);
            }

            Deletion.Drop(session, inherited, drop.Cascade);
            if (constraint is { Type: ConstraintKind.Check, NoInherit: false })
            {
                Inheritance.LetCheckGo(session, table.Oid, drop.Name, only);
            }

            return;
        }

        // NOT NULL constraints have names from 18 on.
        if (table.Columns.FirstOrDefault(c => c.NotNull && string.Equals(NotNullName(table, c), drop.Name, StringComparison.Ordinal)) is { } column)
        {
            if (!drop.IfExists)
            {
                session.AddNeedOfNotNullName(table, drop.Name);
            }

            DropNotNull(session, table, column.Name, only);
            return;
        }

        if (!drop.IfExists)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{drop.Name}\" of relation \"{table.Name}\" does not exist", $"constraint {drop.Name}");
        }
    }

    public static string NotNullName(Table table, Column column) => column.NotNullName ?? ObjectNames.Make(table.Name, column.Name, "not_null");

    private static void CollectInherited(ReplaySession session, Oid table, TableConstraint constraint, List<DbObject> result)
    {
        if (constraint.Type != ConstraintKind.Check || constraint.NoInherit)
        {
            return;
        }

        foreach (var child in Inheritance.Children(session.Editor, table))
        {
            if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, child.Oid, constraint.Name)) is { IsLocal: false, InheritCount: 1 } inherited)
            {
                result.Add(inherited);
                CollectInherited(session, child.Oid, inherited, result);
            }
        }
    }

    private static void Alter(ReplaySession session, Table table, AlterConstraint alter)
    {
        if (alter.Inherit is { } inherit && table.Columns.FirstOrDefault(c => c.NotNull && string.Equals(NotNullName(table, c), alter.Name, StringComparison.Ordinal)) is { } column)
        {
            AlterNotNull(session, table, column, inherit);
            return;
        }

        var constraint = ConstraintReplay.Get(session, table, alter.Name);
        if (!constraint.PartitionOf.IsNone)
        {
            throw new ReplayException($"cannot alter constraint \"{constraint.Name}\" on relation \"{table.Name}\": it is derived from that of the partitioned table");
        }

        Alter(session, constraint, alter);
    }

    private static void AlterNotNull(ReplaySession session, Table table, Column column, bool inherit)
    {
        if (InheritedNotNull.IsInherited(session.Editor, table, column.Name))
        {
            throw new ReplayException($"cannot alter inherited constraint \"{NotNullName(table, column)}\" on relation \"{table.Name}\"");
        }

        session.AddNeedOfNotNullName(table, NotNullName(table, column));
        if (column.NotNullNoInherit != inherit)
        {
            return;
        }

        session.Editor.Put(Columns.With(table, column with { NotNullNoInherit = !inherit }));
        if (inherit)
        {
            InheritedNotNull.Add(session, table.Oid, column.Name, NotNullName(table, column));
        }
        else
        {
            InheritedNotNull.MakeOwn(session, table.Oid, column.Name);
        }
    }

    private static void Alter(ReplaySession session, TableConstraint constraint, AlterConstraint alter)
    {
        session.Editor.Put(constraint with
        {
            Deferrable = alter.Deferrable ?? constraint.Deferrable,
            InitiallyDeferred = alter.InitiallyDeferred ?? (alter.Deferrable == false ? false : constraint.InitiallyDeferred),
            NotEnforced = alter.Enforced is { } enforced ? !enforced : constraint.NotEnforced,

            // To enforce it is to validate it.
            NotValid = constraint.NotValid && (alter.Enforced is null || alter.Enforced != constraint.NotEnforced),
        });
        foreach (var part in Partitioning.PartsOf(session.Editor, constraint))
        {
            Alter(session, part, alter);
        }
    }

    private static void Validate(ReplaySession session, Table table, string name)
    {
        if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table.Oid, name)) is { } constraint)
        {
            Validate(session, constraint);
        }
        else if (table.Columns.FirstOrDefault(c => c.NotNullNotValid && string.Equals(NotNullName(table, c), name, StringComparison.Ordinal)) is { } column)
        {
            session.AddNeedOfNotNullName(table, name);
            ValidateNotNull(session, table, column.Name);
        }
        else
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{name}\" of relation \"{table.Name}\" does not exist", $"constraint {name}");
        }
    }

    private static void ValidateNotNull(ReplaySession session, Table table, string name)
    {
        var column = Columns.Get(table, name);
        session.Editor.Put(Columns.With(table, column with { NotNullNotValid = false }));
        foreach (var child in column.NotNullNoInherit ? [] : Inheritance.Children(session.Editor, table.Oid))
        {
            ValidateNotNull(session, child, name);
        }
    }

    /// <summary>With what children have of it.</summary>
    private static void Validate(ReplaySession session, TableConstraint constraint)
    {
        session.Editor.Put(constraint with { NotValid = false });
        var below = constraint.Type != ConstraintKind.Check ? Partitioning.PartsOf(session.Editor, constraint)
            : constraint.NoInherit ? []
            : Inheritance.Children(session.Editor, constraint.Table).Select(c => session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, c.Oid, constraint.Name))).OfType<TableConstraint>().ToList();
        foreach (var part in below)
        {
            Validate(session, part);
        }
    }

    private static void SetReplicaIdentity(ReplaySession session, Table table, SetReplicaIdentity identity)
    {
        var index = identity.Index is null
            ? Oid.None
            : session.Editor.Find<Index>(new NameKey(NameSpace.Relation, table.Schema, identity.Index))?.Oid
                ?? throw new ReplayException(ReplayError.UndefinedObject, $"index \"{identity.Index}\" for table \"{table.Name}\" does not exist");
        session.Editor.Put(table with { ReplicaIdentity = identity.Identity, ReplicaIdentityIndex = index });
    }

    private static void InheritFrom(ReplaySession session, Table table, Table parent)
    {
        if (parent.Columns.FirstOrDefault(c => table.FindColumn(c.Name) is null) is { } missing)
        {
            throw new ReplayException($"child table is missing column \"{missing.Name}\"");
        }

        var columns = table.Columns.Select(c => parent.FindColumn(c.Name) is null ? c : c with { InheritCount = c.InheritCount + 1 }).ToEquatableArray();
        InheritedNotNull.Require(table, parent);
        session.Editor.Put(table with { Inherits = [.. table.Inherits, parent.Oid], Columns = columns });
        Inheritance.MergeChecks(session, parent.Oid, table);
    }

    private static void DisinheritFrom(ReplaySession session, Table table, Table parent)
    {
        var left = table with { Inherits = table.Inherits.Where(o => o != parent.Oid).ToEquatableArray() };
        session.Editor.Put(left with
        {
            Columns = table.Columns.Select(c => parent.FindColumn(c.Name) is null ? c : c with
            {
                InheritCount = c.InheritCount - 1,
                IsLocal = c.IsLocal || c.InheritCount == 1,
                NotNullIsOwn = c.NotNullIsOwn || (c.NotNull && !InheritedNotNull.IsInherited(session.Editor, left, c.Name)),
            }).ToEquatableArray(),
        });
        foreach (var constraint in ConstraintReplay.ConstraintsOf(session.Editor, table.Oid).Where(static c => c.InheritCount > 0).ToList())
        {
            if (session.Editor.Find(new NameKey(NameSpace.RelationConstraint, parent.Oid, constraint.Name)) is not null)
            {
                session.Editor.Put(constraint with { InheritCount = constraint.InheritCount - 1, IsLocal = constraint.IsLocal || constraint.InheritCount == 1 });
            }
        }
    }
}
