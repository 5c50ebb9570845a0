using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Enum labels: renamed back in place, taken out by rebuilding the type around its columns.</summary>
internal static class EnumChange
{
    /// <summary>Labels were added: the type must be made again without them.</summary>
    public static bool NeedsRebuild(EnumType now, EnumType target) => now.Labels.Count != target.Labels.Count;

    public static void RenameLabels(ChangeContext context, EnumType target)
    {
        var now = context.Working.Get<EnumType>(target.Oid);
        if (now.Labels == target.Labels)
        {
            return;
        }

        if (now.Labels.Count != target.Labels.Count)
        {
            throw new PlanningException($"the labels of {ObjectAddress.Of(context.To, target)} changed in a way that is not undone in place");
        }

        for (var i = 0; i < now.Labels.Count; i++)
        {
            if (!string.Equals(now.Labels[i], target.Labels[i], StringComparison.Ordinal))
            {
                context.Run("RenameEnumValue", target, $"ALTER TYPE {context.Name(target.Oid)} RENAME VALUE {SqlLiteral.Quote(now.Labels[i])} TO {SqlLiteral.Quote(target.Labels[i])}");
            }
        }
    }

    /// <summary>Old type aside, new type in place, every column over, old type gone. What else used the type was dropped before and is made again behind.</summary>
    public static void Rebuild(ChangeContext context, EnumType target)
    {
        var now = context.Working.Get<EnumType>(target.Oid);
        var added = now.Labels.Where(l => !target.Labels.Contains(l)).ToList();
        var aside = SqlIdentifier.Truncate(now.Name, SqlIdentifier.MaxBytes - "_pgrollback".Length) + "_pgrollback";
        var columns = Columns(context.Now, now.Oid).ToList();
        context.Run("RenameType", target, $"ALTER TYPE {context.Now.QualifiedName(now)} RENAME TO {SqlIdentifier.Quote(aside)}");
        context.Run("CreateType", target, TypeSql.Create(context.To, target));
        var old = now.Oid;
        context.Working.Bind(context.To, target);
        var type = context.Name(target.Oid);
        foreach (var (relation, column) in columns)
        {
            Move(context, target, relation, column, type, added);
        }

        context.RunOn(context.From, "DropType", now, target.Oid, $"DROP TYPE {context.Now.QualifiedName(old)}");
        CommonChange.Apply(context, target);
    }

    /// <summary>Columns of tables and composite types whose type it is, or an array of it.</summary>
    public static IEnumerable<(Oid Relation, Column Column)> Columns(CatalogReader catalog, Oid type)
    {
        foreach (var oid in catalog.Dependents(type))
        {
            if (catalog.Find(oid) is Table table)
            {
                foreach (var column in table.Columns.Where(c => c.Type?.Type == type && c.IsLocal))
                {
                    yield return (oid, column);
                }
            }
        }
    }

    /// <summary>Rows that hold labels which the earlier type does not have.</summary>
    public static Hazard LabelsInUse(string table, Column column, IEnumerable<string> gone)
    {
        var (name, labels) = (SqlIdentifier.Quote(column.Name), string.Join(", ", gone.Select(SqlLiteral.Quote)));
        var query = column.Type!.IsArray
            ? $"SELECT 1 FROM {table} WHERE {name}::text[] && ARRAY[{labels}]"
            : $"SELECT 1 FROM {table} WHERE {name}::text IN ({labels})";
        return new Hazard(HazardKind.EnumValueInUse, $"rows of {table} hold {labels} in {column.Name}", query);
    }

    private static void Move(ChangeContext context, EnumType target, Oid relation, Column column, string type, List<string> added)
    {
        var table = context.Now.QualifiedName(relation);
        var name = SqlIdentifier.Quote(column.Name);
        var suffix = column.Type!.IsArray ? "[]" : "";
        var alter = $"ALTER TABLE {table} ALTER COLUMN {name} ";
        if (column.Default is not null)
        {
            context.Run("DropDefault", target, alter + "DROP DEFAULT", step => On(step, context, relation, column));
        }

        context.Run("AlterColumnType", target, $"{alter}TYPE {type}{suffix} USING {name}::text{suffix}::{type}{suffix}", step => On(step, context, relation, column) with
        {
            Hazards = [LabelsInUse(table, column, added)],
        });
        if (column.Default is not null)
        {
            // The default is resolved against the target catalog, where the type is the rebuilt one.
            var wanted = (context.To.Find(relation) as Table)?.FindColumn(column.Number)?.Default;
            if (wanted is not null)
            {
                context.Run("SetDefault", target, alter + "SET DEFAULT " + wanted.ToSql(context.To), step => On(step, context, relation, column));
            }
        }
    }

    private static RollbackStep On(RollbackStep step, ChangeContext context, Oid relation, Column column) =>
        step with { ObjectKind = ObjectKind.Column, Name = column.Name, Table = context.Now.Find(relation)!.Name, Schema = context.Now.SchemaName(context.Now.Find(relation)!.SchemaOid) };
}
