using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class ViewChange
{
    /// <summary>Whether CREATE OR REPLACE can lead back: same columns in front, and every type known on both sides.</summary>
    public static bool CanReplace(CatalogReader from, View now, CatalogReader to, View target)
    {
        if (now.IsMaterialized || target.Columns.Count < now.Columns.Count)
        {
            return false;
        }

        for (var i = 0; i < now.Columns.Count; i++)
        {
            var (current, wanted) = (now.Columns[i], target.Columns[i]);
            if (!string.Equals(current.Name, wanted.Name, StringComparison.Ordinal)
                || current.Type is null || wanted.Type is null
                || !string.Equals(current.Type.ToSql(from), wanted.Type.ToSql(to), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public static void Apply(ChangeContext context, View target)
    {
        RenameColumns(context, target);
        var now = context.Working.Get<View>(target.Oid);
        var word = target.IsMaterialized ? "MATERIALIZED VIEW" : "VIEW";
        if (!CatalogComparison.AreEqual(context.Now, Bare(now), context.To, Bare(target)))
        {
            context.Run("ReplaceView", target, ViewSql.Create(context.To, target, orReplace: true));
        }

        RelationChange.Apply(context, target, word);
        foreach (var column in target.Columns)
        {
            ChangeColumn(context, target, column, word);
        }

        now = context.Working.Get<View>(target.Oid);
        if (now.WithNoData != target.WithNoData)
        {
            context.Run("RefreshMaterializedView", target, $"REFRESH {word} {context.Name(target.Oid)}{(target.WithNoData ? " WITH NO DATA" : "")}");
        }

        if (!context.Same(now.ClusteredOn, target.ClusteredOn))
        {
            context.Run("AlterMaterializedView", target, $"ALTER {word} {context.Name(target.Oid)} " + (target.ClusteredOn.IsNone ? "SET WITHOUT CLUSTER" : "CLUSTER ON " + SqlIdentifier.Quote(context.To.Find(target.ClusteredOn)!.Name)));
        }
    }

    /// <summary>A view without what REPLACE leaves alone.</summary>
    public static View Bare(View view) => view with
    {
        Owner = null,
        Comment = null,
        Acl = Acl.Default,
        SecurityLabels = default,
        ClusteredOn = Oid.None,
        WithNoData = false,
        Options = view.IsMaterialized ? default : view.Options,
        Tablespace = null,
        AccessMethod = null,
        Columns = view.Columns.Select(static c => c with { Comment = null, Acl = Acl.Default, Default = null, StatisticsTarget = null }).ToEquatableArray(),
    };

    private static void RenameColumns(ChangeContext context, View target)
    {
        var now = context.Working.Get<View>(target.Oid);
        foreach (var column in target.Columns)
        {
            if (now.FindColumn(column.Number) is { } current && !string.Equals(current.Name, column.Name, StringComparison.Ordinal))
            {
                context.Run("RenameColumn", target, $"ALTER {(target.IsMaterialized ? "MATERIALIZED VIEW" : "VIEW")} {context.Name(target.Oid)} RENAME COLUMN {SqlIdentifier.Quote(current.Name)} TO {SqlIdentifier.Quote(column.Name)}");
            }
        }
    }

    private static void ChangeColumn(ChangeContext context, View target, Column column, string word)
    {
        var now = context.Working.Get<View>(target.Oid).FindColumn(column.Number)!;
        var name = SqlIdentifier.Quote(column.Name);
        if (!context.Same(now.Default, column.Default))
        {
            context.Run("AlterView", target, $"ALTER {word} {context.Name(target.Oid)} ALTER COLUMN {name} {(column.Default is null ? "DROP DEFAULT" : "SET DEFAULT " + column.Default.ToSql(context.To))}");
        }

        if (!string.Equals(now.Comment, column.Comment, StringComparison.Ordinal))
        {
            context.Run("SetComment", target, $"COMMENT ON COLUMN {context.Name(target.Oid)}.{name} IS {(column.Comment is null ? "NULL" : SqlLiteral.Quote(column.Comment))}");
        }
    }
}
