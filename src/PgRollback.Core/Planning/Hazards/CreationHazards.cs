using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Constraints and unique indexes that come back can find rows that they forbid.</summary>
internal static class CreationHazards
{
    public static EquatableArray<Hazard> Of(CatalogReader catalog, DbObject value) => value switch
    {
        TableConstraint { Type: ConstraintKind.Check, NotValid: false, NotEnforced: false } check =>
            [new Hazard(HazardKind.CheckViolations, $"rows violate {check.Name}", $"SELECT 1 FROM {catalog.QualifiedName(check.Table)} WHERE NOT ({check.Check!.ToSql(catalog)})")],
        TableConstraint { Type: ConstraintKind.ForeignKey, NotValid: false, NotEnforced: false } key =>
            [new Hazard(HazardKind.OrphanRows, $"rows have no counterpart by {key.Name}", Orphans(catalog, key))],
        TableConstraint { Type: ConstraintKind.PrimaryKey or ConstraintKind.Unique } key when catalog.Find<PgRollback.Catalog.Index>(key.Index) is { } index =>
            [new Hazard(HazardKind.DuplicateKeys, $"rows have equal keys for {key.Name}", Duplicates(catalog, index))],
        TableConstraint { Type: ConstraintKind.Exclusion } key => [new Hazard(HazardKind.DuplicateKeys, $"rows conflict by {key.Name}", Query: null)],
        PgRollback.Catalog.Index { IsUnique: true } index => [new Hazard(HazardKind.DuplicateKeys, $"rows have equal keys for {index.Name}", Duplicates(catalog, index))],
        DomainConstraint { NotValid: false } check => [new Hazard(HazardKind.CheckViolations, $"values violate {check.Name}", Query: null)],
        _ => default,
    };

    private static string Duplicates(CatalogReader catalog, PgRollback.Catalog.Index index)
    {
        var keys = index.IndexKeys.Select(k => k.Column != 0 ? SqlIdentifier.Quote(index.ColumnName(catalog, k.Column)) : $"({k.Expression!.ToSql(catalog)})").ToList();
        var conditions = index.NullsNotDistinct ? [] : keys.Select(static k => k + " IS NOT NULL").ToList();
        if (index.Predicate is not null)
        {
            conditions.Add($"({index.Predicate.ToSql(catalog)})");
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        return $"SELECT 1 FROM {catalog.QualifiedName(index.Table)}{where} GROUP BY {string.Join(", ", keys)} HAVING count(*) > 1";
    }

    private static string Orphans(CatalogReader catalog, TableConstraint key)
    {
        var table = (IHasColumns)catalog.Find(key.Table)!;
        var referenced = (IHasColumns)catalog.Find(key.ReferencedTable)!;
        var columns = key.Columns.Select(n => SqlIdentifier.Quote(table.FindColumn(n)!.Name)).ToList();
        var others = key.ReferencedColumns.Select(n => SqlIdentifier.Quote(referenced.FindColumn(n)!.Name)).ToList();
        var match = string.Join(" AND ", columns.Select((c, i) => $"r.{others[i]} = t.{c}"));
        return $"SELECT 1 FROM {catalog.QualifiedName(key.Table)} t WHERE {string.Join(" AND ", columns.Select(static c => $"t.{c} IS NOT NULL"))} AND NOT EXISTS (SELECT 1 FROM {catalog.QualifiedName(key.ReferencedTable)} r WHERE {match})";
    }
}
