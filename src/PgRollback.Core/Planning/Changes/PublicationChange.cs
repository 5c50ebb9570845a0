using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>A publication's tables, schemas and options.</summary>
internal static class PublicationChange
{
    public static void Apply(ChangeContext context, Publication target)
    {
        var now = context.Working.Get<Publication>(target.Oid);
        if (now.AllTables != target.AllTables)
        {
            throw new PlanningException($"{ObjectAddress.Of(context.To, target)} cannot become one of all tables, or of some, in place");
        }

        var alter = $"ALTER PUBLICATION {SqlIdentifier.Quote(now.Name)} ";
        var gone = now.Tables.Where(t => !target.Tables.Any(w => IsSame(context, t, w))).ToList();
        var goneSchemas = now.Schemas.Where(s => !target.Schemas.Any(w => context.Same(s, w))).ToList();
        if (gone.Count + goneSchemas.Count > 0)
        {
            context.Run("AlterPublication", target, alter + "DROP " + PublicationSql.Objects(context.Now, gone, goneSchemas, namesOnly: true));
        }

        var missing = target.Tables.Where(t => !now.Tables.Any(n => IsSame(context, n, t))).ToList();
        var missingSchemas = target.Schemas.Where(s => !now.Schemas.Any(n => context.Same(n, s))).ToList();
        if (missing.Count + missingSchemas.Count > 0)
        {
            context.Run("AlterPublication", target, alter + "ADD " + PublicationSql.Objects(context.To, missing, missingSchemas));
        }

        if (now.Options != target.Options)
        {
            var unset = now.Options.Where(o => !target.Options.Any(t => string.Equals(t.Name, o.Name, StringComparison.Ordinal))).Select(static o => $"{o.Name} = {Publication.DefaultOf(o.Name)}");
            var set = target.Options.Where(o => !now.Options.Contains(o)).Select(static o => $"{o.Name} = {o.Value}");
            context.Run("AlterPublication", target, $"{alter}SET ({string.Join(", ", unset.Concat(set))})");
        }
    }

    private static bool IsSame(ChangeContext context, PublishedTable now, PublishedTable target) =>
        context.Same(now.Table, target.Table)
        && string.Equals(now.ColumnNames(context.Now), target.ColumnNames(context.To), StringComparison.Ordinal)
        && context.Same(now.Where, target.Where);
}
