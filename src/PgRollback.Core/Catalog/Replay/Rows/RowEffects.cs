namespace PgRollback.Catalog;

/// <summary>Triggers and rules, by which more happens than a statement on rows says.</summary>
internal static class RowEffects
{
    /// <param name="command">INSERT, UPDATE or DELETE.</param>
    public static bool Of(CatalogReader catalog, DbObject relation, string command) =>
        TriggerReplay.TriggersOf(catalog, relation.Oid).Exists(t => t.FiresOn(command)) || HasRule(catalog, relation);

    public static bool HasRule(CatalogReader catalog, DbObject relation) => catalog.Dependents(relation.Oid).Any(o => catalog.Find(o) is Rule rule && rule.Table == relation.Oid);

    /// <summary>Those of partitions and children too, whose rows the statement reaches.</summary>
    public static bool OfAll(CatalogReader catalog, Table table, string command) =>
        Of(catalog, table, command) || Inheritance.Children(catalog, table.Oid).Any(child => OfAll(catalog, child, command));
}
