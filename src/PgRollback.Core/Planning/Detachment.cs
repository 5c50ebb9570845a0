using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>
/// Partitions that were none before are detached first of all, and what was a partition and is none is attached last: nothing of theirs that the partitioned table has too can be made,
/// dropped or changed for as long as they are its partitions.
/// </summary>
internal static class Detachment
{
    public static void Plan(DatabaseCatalog from, DatabaseCatalog to, Dictionary<Oid, int> touched, WorkingCatalog working, StepFactory steps, bool attachesLast)
    {
        var now = Detached(from, Partitions(from, to, touched), touched, (editor, oid) =>
        {
            var current = working.Get<Table>(oid);
            working.Run(steps.Create(working.Editor, "AlterTable", current, oid, $"ALTER TABLE {working.Editor.QualifiedName(current.PartitionOf)} DETACH PARTITION {working.Editor.QualifiedName(current)}"));
        });
        var attached = attachesLast ? Partitions(to, from, touched) : [];

        // What ATTACH does hangs on the keys that the table has.
        var target = Detached(to, attached, touched, (_, oid) => DifferencePlanner.RequireCertainty(to, oid));
        new DifferencePlanner(now, target, touched, working, steps).Run();
        if (attached.Count > 0)
        {
            var context = new ChangeContext(working, now, to, steps);
            foreach (var oid in attached)
            {
                TableChange.Attach(context, to.Find<Table>(oid)!);
            }
        }
    }

    /// <summary>Whether what is attached makes a difference.</summary>
    public static bool Attaches(DatabaseCatalog from, DatabaseCatalog to, Dictionary<Oid, int> touched) => Partitions(to, from, touched).Count > 0;

    /// <summary>Tables of both catalogs that are partitions of a table in one and are not in the other, the last touched first.</summary>
    private static List<Oid> Partitions(DatabaseCatalog one, DatabaseCatalog other, Dictionary<Oid, int> touched)
    {
        var partitions = new List<Oid>();
        foreach (var oid in touched.Keys)
        {
            if (one.Find(oid) is Table { PartitionOf.IsNone: false } table && other.Find(oid) is Table counterpart && table.PartitionOf != counterpart.PartitionOf)
            {
                partitions.Add(oid);
            }
        }

        return partitions.Count < 2 ? partitions : [.. partitions.OrderByDescending(oid => touched[oid]).ThenBy(static oid => oid)];
    }

    private static DatabaseCatalog Detached(DatabaseCatalog catalog, List<Oid> partitions, Dictionary<Oid, int> touched, Action<CatalogEditor, Oid> each)
    {
        if (partitions.Count == 0)
        {
            return catalog;
        }

        var editor = new CatalogEditor(catalog);
        var session = new ReplaySession(editor, "", new SearchPath { Schemas = [] }) { IsOfPlan = true };
        foreach (var oid in partitions)
        {
            each(editor, oid);
            var table = editor.Find<Table>(oid)!;
            Partitioning.Detach(session, table.PartitionOf, new DetachPartition(new QualifiedName(editor.SchemaName(table.Schema), table.Name), Concurrently: false, Finalize: false));
        }

        foreach (var oid in editor.Touched)
        {
            touched[oid] = touched.TryGetValue(oid, out var last) ? last : int.MaxValue;
        }

        return editor.ToCatalog();
    }
}
