namespace PgRollback.Snapshots.Catalogs;

internal sealed class Extensions : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_extension"], $"""
            SELECT {Sql.Key("e")}, 'extension ' || quote_ident(e.extname) AS address,
                {Sql.Owner("e.extowner")},
                {Sql.Name("pg_namespace", "nspname", "e.extnamespace")} AS schema,
                e.extrelocatable AS relocatable,
                e.extversion AS version,
                (SELECT string_agg(configured.relation::regclass || coalesce(' ' || nullif(configured.condition, ''), ''), ', ' ORDER BY configured.relation::regclass::text COLLATE "C")
                    FROM unnest(e.extconfig, e.extcondition) configured (relation, condition)) AS configuration
            FROM pg_extension e
            """);

        yield return new(["pg_depend"], """
            SELECT NULL AS class, NULL AS object, NULL AS sub,
                'member ' || identified.type || ' ' || identified.identity || ' of extension ' || quote_ident(e.extname) AS address
            FROM pg_depend d
            JOIN pg_extension e ON e.oid = d.refobjid
            CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) identified
            WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjsubid = 0 AND d.deptype = 'e'
            """);

        yield return new(["pg_depend"], """
            SELECT d.classid AS class, d.objid AS object, d.objsubid AS sub, NULL AS address,
                string_agg(quote_ident(e.extname), ', ' ORDER BY e.extname COLLATE "C") AS "depends on extension"
            FROM pg_depend d
            JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
            GROUP BY d.classid, d.objid, d.objsubid
            """);
    }
}
