using System.Globalization;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>One column back to what it was.</summary>
internal static class ColumnChange
{
    public static void Apply(ChangeContext context, Table table, Column target)
    {
        var now = TableChange.Find(context, table, target)!;
        if (ReferenceEquals(now, target))
        {
            return;
        }

        var alter = Alter(context, table, target);
        if (target.IsLocal)
        {
            ChangeType(context, table, target, now, alter);
        }

        DropIdentity(context, table, target);
        ChangeDefault(context, table, target, alter);
        NotNullChange.Apply(context, table, target);
        ChangeIdentity(context, table, target, alter);
        ChangeStorage(context, table, target, alter);
        now = TableChange.Find(context, table, target)!;
        if (!string.Equals(now.Comment, target.Comment, StringComparison.Ordinal))
        {
            Run(context, "SetComment", table, target, $"COMMENT ON COLUMN {context.Name(table.Oid)}.{SqlIdentifier.Quote(target.Name)} IS {(target.Comment is null ? "NULL" : SqlLiteral.Quote(target.Comment))}");
        }
    }

    private static void ChangeType(ChangeContext context, Table table, Column target, Column now, string alter)
    {
        var sameType = context.Same(now.Type, target.Type);
        var sameCollation = string.Equals(TableSql.Collation(context.Now, now), TableSql.Collation(context.To, target), StringComparison.Ordinal);
        if (sameType && sameCollation)
        {
            return;
        }

        if (now.Type is null || target.Type is null || now.Generated != GeneratedKind.None || target.Generated != GeneratedKind.None)
        {
            throw new PlanningException($"the type of column {target.Name} of {ObjectAddress.Of(context.To, table)} cannot be changed back");
        }

        // A default of the newer type need not have a cast to the older one.
        if (now.Default is not null && !sameType)
        {
            Run(context, "DropDefault", table, target, alter + "DROP DEFAULT");
        }

        var type = target.Type.ToSql(context.To);
        var collation = TableSql.Collation(context.To, target) is { } name ? " COLLATE " + name : "";
        Run(
            context,
            "AlterColumnType",
            table,
            target,
            $"{alter}TYPE {type}{collation}{(sameType || HasForeign(context, context.Working.Get<Table>(table.Oid)) ? "" : $" USING {TypeCast.Sql(context, SqlIdentifier.Quote(target.Name), now.Type, target.Type)}")}",
            step => sameType ? step
                : TypeConversion.KeepsValues(context.Now, now.Type, target.Type) ? step with { Hazards = DomainHazards.OfValues(context.To, context.Name(table.Oid), target).ToEquatableArray() }
                : step with { DestroysRows = TypeCast.ChangesInSilence(now.Type, target.Type), Hazards = Hazards(context, table, target, now, type) });
    }

    /// <summary>No USING for rows that are elsewhere, a child's among them.</summary>
    private static bool HasForeign(ChangeContext context, Table table) => table.IsForeign || Inheritance.Children(context.Now, table.Oid).Exists(c => HasForeign(context, c));

    /// <summary>Between two enums it is their labels that tell, and their values fail for certain where one is gone.</summary>
    private static EquatableArray<Hazard> Hazards(ChangeContext context, Table table, Column target, Column now, string type)
    {
        if (now.Type is { IsArray: false } from && target.Type is { IsArray: false } to && context.Now.Find(from.Type) is EnumType source && context.To.Find(to.Type) is EnumType destination)
        {
            var gone = source.Labels.Where(l => !destination.Labels.Contains(l)).ToList();
            return gone.Count == 0 ? [] : [EnumChange.LabelsInUse(context.Name(table.Oid), now with { Name = target.Name }, gone)];
        }

        return [new Hazard(HazardKind.ValuesTooLong, $"values of {table.Name}.{target.Name} may not fit {type}", NarrowedValues(context, table, target, now)), .. DomainHazards.OfValues(context.To, context.Name(table.Oid), target)];
    }

    /// <summary>Values that are others after the way there and back. It fails where a value has no way at all.</summary>
    private static string NarrowedValues(ChangeContext context, Table table, Column target, Column now)
    {
        var column = SqlIdentifier.Quote(target.Name);
        var there = TypeCast.Sql(context, column, now.Type!, target.Type!);
        return $"SELECT 1 FROM {context.Name(table.Oid)} WHERE ({there})::text::{now.Type!.ToSql(context.Now)}::text IS DISTINCT FROM {column}::text";
    }

    /// <summary>A column becomes a generated one only by being made again.</summary>
    private static void GenerateAgain(ChangeContext context, Table table, Column target, string alter)
    {
        var now = context.Working.Get<Table>(table.Oid);
        var current = TableChange.Find(context, table, target)!;
        if (!target.IsLocal || Inheritance.Children(context.Now, now.Oid).Count > 0 || context.Now.Dependents(now.Oid).Any(d => context.Now.Find(d)!.Dependencies.Any(e => e.Target == now.Oid && e.TargetColumn == current.Number)))
        {
            throw new PlanningException($"column {target.Name} of {ObjectAddress.Of(context.To, table)} cannot become a generated column again");
        }

        Run(context, "DropColumn", table, target, alter.Replace(" ALTER COLUMN ", " DROP COLUMN ").TrimEnd(), static step => step with { DestroysRows = true });
        TableChange.AddColumns(context, table);
    }

    private static void ChangeDefault(ChangeContext context, Table table, Column target, string alter)
    {
        var now = TableChange.Find(context, table, target)!;
        if (now.Generated != target.Generated)
        {
            if (now.Generated == GeneratedKind.Stored && target.Generated == GeneratedKind.None)
            {
                Run(context, "DropExpression", table, target, alter + "DROP EXPRESSION");
                now = TableChange.Find(context, table, target)!;
            }
            else
            {
                GenerateAgain(context, table, target, alter);
                return;
            }
        }

        if (context.Same(now.Default, target.Default) || (target is { IsLocal: false } && target.Default is null && now.Default is null))
        {
            return;
        }

        if (target.Generated != GeneratedKind.None)
        {
            throw new PlanningException($"the expression of generated column {target.Name} of {ObjectAddress.Of(context.To, table)} changed");
        }

        Run(context, target.Default is null ? "DropDefault" : "SetDefault", table, target, alter + (target.Default is null ? "DROP DEFAULT" : "SET DEFAULT " + target.Default.ToSql(context.To)));
    }

    /// <summary>Where the column was none: before its NOT NULL can go.</summary>
    public static void DropIdentity(ChangeContext context, Table table, Column target)
    {
        if (target.Identity == IdentityKind.None && TableChange.Find(context, table, target)!.Identity != IdentityKind.None)
        {
            Run(context, "DropIdentity", table, target, Alter(context, table, target) + "DROP IDENTITY");
        }
    }

    private static void ChangeIdentity(ChangeContext context, Table table, Column target, string alter)
    {
        var now = TableChange.Find(context, table, target)!;
        if (now.Identity != target.Identity)
        {
            Run(context, "SetIdentity", table, target, now.Identity == IdentityKind.None
                ? alter + "ADD" + TableSql.Identity(context.To, table, target)
                : $"{alter}SET GENERATED {(target.Identity == IdentityKind.Always ? "ALWAYS" : "BY DEFAULT")}");
        }
    }

    public static string Alter(ChangeContext context, Table table, Column target) =>
        $"ALTER {TableChange.Word(table)} {context.Name(table.Oid)} ALTER COLUMN {SqlIdentifier.Quote(target.Name)} ";

    private static void ChangeStorage(ChangeContext context, Table table, Column target, string alter)
    {
        var now = TableChange.Find(context, table, target)!;
        if (!string.Equals(now.Storage, target.Storage, StringComparison.Ordinal))
        {
            var storage = target.Storage ?? TypeStorage.Default(context.To, target.Type) ?? throw new PlanningException($"the storage of column {target.Name} changed");
            Run(context, "AlterColumn", table, target, alter + "SET STORAGE " + storage.ToUpperInvariant());
        }

        if (!string.Equals(now.Compression, target.Compression, StringComparison.Ordinal))
        {
            // A foreign table can only get one from LIKE.
            Run(context, "AlterColumn", table, target, table.IsForeign ? throw new PlanningException($"the compression of column {target.Name} of {ObjectAddress.Of(context.To, table)} cannot be set") : alter + "SET COMPRESSION " + (target.Compression ?? "DEFAULT"));
        }

        if (now.StatisticsTarget != target.StatisticsTarget)
        {
            Run(context, "AlterColumn", table, target, alter + "SET STATISTICS " + (target.StatisticsTarget ?? -1).ToString(CultureInfo.InvariantCulture));
        }

        var gone = now.Options.Where(o => !target.Options.Any(t => string.Equals(t.Name, o.Name, StringComparison.Ordinal))).ToEquatableArray();
        if (!gone.IsEmpty)
        {
            Run(context, "AlterColumn", table, target, $"{alter}RESET ({string.Join(", ", gone.Select(static o => o.Name))})");
        }

        var set = target.Options.Where(t => !now.Options.Contains(t)).ToEquatableArray();
        if (!set.IsEmpty)
        {
            Run(context, "AlterColumn", table, target, $"{alter}SET ({Options.Sql(set)})");
        }

        if (now.ForeignOptions != target.ForeignOptions)
        {
            Run(context, "AlterColumn", table, target, $"{alter}OPTIONS ({ForeignOptions.Changes(now.ForeignOptions, target.ForeignOptions)})");
        }
    }

    public static void Run(ChangeContext context, string kind, Table table, Column column, string sql, Func<RollbackStep, RollbackStep>? complete = null) =>
        context.Run(kind, table, sql, step =>
        {
            step = step with { ObjectKind = ObjectKind.Column, Name = column.Name, Table = table.Name };
            return complete is null ? step : complete(step);
        });
}
