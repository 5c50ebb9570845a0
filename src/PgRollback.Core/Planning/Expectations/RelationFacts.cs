using System.Globalization;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Facts of tables, their columns, views, sequences and indexes. Of an expression only that there is one: its text is the server's.</summary>
internal static class RelationFacts
{
    public static void Table(FactList facts, Table table)
    {
        Relation(facts, table);
        facts.Add("row security", table.RowSecurity);
        facts.Add("forced row security", table.ForceRowSecurity);
        facts.Add("replica identity", table.ReplicaIdentity switch
        {
            _ when table.IsForeign => "nothing",
            ReplicaIdentity.Default => "default",
            ReplicaIdentity.Full => "full",
            ReplicaIdentity.Nothing => "nothing",
            _ => "index",
        });
    }

    public static void Column(FactList facts, CatalogReader catalog, Column column)
    {
        facts.Add("type", FactWords.Type(catalog, column.Type));
        facts.Add("not null", column.NotNull);
        facts.Add("default", column.Generated == GeneratedKind.None && column.Default is not null);
        facts.Add("generated", column.Generated switch
        {
            GeneratedKind.None => "none",
            GeneratedKind.Stored => "stored",
            _ => "virtual",
        });
        facts.Add("identity", column.Identity switch
        {
            IdentityKind.None => "none",
            IdentityKind.Always => "always",
            _ => "by default",
        });
        facts.Add("collation", Collation(catalog, column));
        facts.Add("storage", Storage(catalog, column));
        facts.Add("compression", column.Compression?.ToLowerInvariant() ?? "none");
        facts.Add("statistics target", column.StatisticsTarget is { } target and >= 0 ? target.ToString(CultureInfo.InvariantCulture) : "none");
        facts.AddComment(column.Comment);
        facts.AddPrivileges(column.Acl);
    }

    public static void View(FactList facts, View view)
    {
        Relation(facts, view);
        facts.Add("columns", string.Join(", ", view.Columns.Select(static c => c.Name)));
        if (view.IsMaterialized)
        {
            facts.Add("populated", !view.WithNoData);
        }
        else
        {
            facts.Add("check option", view.CheckOption?.ToLowerInvariant() ?? "none");
        }
    }

    public static void Sequence(FactList facts, CatalogReader catalog, Sequence sequence)
    {
        Relation(facts, sequence);
        facts.Add("type", FactWords.Type(catalog, sequence.Type));
        facts.Add("increment", Number(sequence.Increment));
        facts.Add("minimum", Number(sequence.MinValue));
        facts.Add("maximum", Number(sequence.MaxValue));
        facts.Add("start", Number(sequence.Start));
        facts.Add("cache", Number(sequence.Cache));
        facts.Add("cycle", sequence.Cycle);
        facts.Add("owned by", sequence.OwnedByTable.IsNone ? "none" : FactWords.Name(catalog, sequence.OwnedByTable) + "." + FactWords.Columns(catalog, sequence.OwnedByTable, [sequence.OwnedByColumn]));
    }

    public static void Index(FactList facts, CatalogReader catalog, PgRollback.Catalog.Index index)
    {
        facts.AddComment(index.Comment);
        facts.Add("options", Options(index.Options));
        facts.Add("table", FactWords.Name(catalog, index.Table));
        facts.Add("method", index.AccessMethod?.ToLowerInvariant() ?? "btree");
        facts.Add("unique", index.IsUnique);
        facts.Add("valid", !index.IsInvalid);
        facts.Add("nulls not distinct", index.NullsNotDistinct);
        facts.Add("keys", string.Join(", ", index.IndexKeys.Select(key => Key(catalog, index, key))));
        facts.Add("included", FactWords.Columns(catalog, index.Table, index.Included));
        facts.Add("predicate", index.Predicate is not null);
    }

    private static void Relation(FactList facts, Relation relation)
    {
        facts.AddCommon(relation);
        facts.Add("persistence", relation.Persistence switch
        {
            Persistence.Permanent => "permanent",
            Persistence.Unlogged => "unlogged",
            _ => "temporary",
        });
        facts.Add("options", Options(relation.Options));
    }

    /// <summary>Names only: values are kept as they were written, and some are written in more than one way. Those of the TOAST table have a row of their own, and a view's check is a fact of its own.</summary>
    private static string Options(EquatableArray<Option> options) =>
        options.IsEmpty ? "" : string.Join(", ", options.Select(static o => o.Name).Where(static name => name.IndexOf('.') < 0 && !string.Equals(name, Catalog.View.CheckOptionName, StringComparison.Ordinal)).OrderBy(static name => name, StringComparer.Ordinal));

    private static string? Storage(CatalogReader catalog, Column column)
    {
        if (column.Storage is null)
        {
            return "of the type";
        }

        var ofType = TypeStorage.Default(catalog, column.Type);
        return string.Equals(column.Storage, ofType, StringComparison.Ordinal) ? "of the type" : ofType is null ? null : column.Storage;
    }

    private static string? Collation(CatalogReader catalog, Column column) =>
        !column.Collation.IsNone ? FactWords.Name(catalog, column.Collation)
        : column.CollationName is null ? "of the type"
        : null;

    private static string Key(CatalogReader catalog, PgRollback.Catalog.Index index, IndexKey key) =>
        (key.Column == 0 ? "(expression)" : FactWords.Columns(catalog, index.Table, [key.Column])) + key.Direction.ToLowerInvariant();

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
