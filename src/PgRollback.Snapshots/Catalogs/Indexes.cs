namespace PgRollback.Snapshots.Catalogs;

internal sealed class Indexes : ICatalog
{
    /// <summary>They are a property of their own, in which their order does not show.</summary>
    private const string StorageParameters = """' WITH \((?:[a-z_]+=(?:''[^'']*''|[a-z0-9_]+)(?:, )?)+\)'""";

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_index"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                regexp_replace(pg_get_indexdef(i.indexrelid), {StorageParameters}, '') AS definition,
                {Sql.Sorted("c.reloptions")} AS options,
                i.indrelid::regclass AS "table",
                i.indisprimary AS "is primary",
                i.indisexclusion AS "is exclusion",
                i.indimmediate AS immediate,
                i.indisclustered AS "is clustered",
                i.indisvalid AS valid,
                i.indisready AS ready,
                i.indislive AS live,
                i.indisreplident AS "is replica identity",
                {Sql.Name("pg_tablespace", "spcname", "c.reltablespace")} AS tablespace,
                (SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS "statistics targets"
            FROM pg_index i
            JOIN {Sql.UserRelations("c.relkind IN ('i', 'I')")} ON c.oid = i.indexrelid
            WHERE {Sql.IsNoMember("pg_class", "i.indrelid")}
            """);
    }
}
