using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Functions outside the model that are known to change the schema or to run SQL given as text.</summary>
internal static class BuiltInEffects
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "dblink_exec", "query_to_xml", "create_hypertable", "add_retention_policy", "add_compression_policy", "create_distributed_table", "create_reference_table",
        "addgeometrycolumn", "dropgeometrycolumn", "updategeometrysrid", "create_parent", "lo_create", "lo_import", "lo_unlink", "pg_import_system_collations",
    };

    public static bool MayChangeSchema(QualifiedName name) => Names.Contains(name.Name);
}
