namespace PgRollback.Snapshots.Catalogs;

/// <summary>Collations and conversions.</summary>
internal sealed class Collations : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        var locale = server.MajorVersion >= 17 ? "c.colllocale" : "c.colliculocale";
        yield return new(["pg_collation"], $"""
            SELECT {Sql.Key("c")},
                'collation ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS address,
                nullif(pg_encoding_to_char(c.collencoding), '') AS encoding,
                {Sql.Owner("c.collowner")},
                CASE c.collprovider WHEN 'd' THEN 'default' WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' END AS provider,
                c.collisdeterministic AS deterministic,
                c.collcollate AS "collate", c.collctype AS ctype, {locale} AS locale,
                {(server.MajorVersion >= 16 ? "c.collicurules AS rules," : "")}
                c.collversion AS version
            FROM pg_collation c
            JOIN pg_namespace n ON n.oid = c.collnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_collation", "c.oid")}
            """);

        yield return new(["pg_conversion"], $"""
            SELECT {Sql.Key("c")}, 'conversion ' || quote_ident(n.nspname) || '.' || quote_ident(c.conname) AS address,
                {Sql.Owner("c.conowner")},
                pg_encoding_to_char(c.conforencoding) AS "from", pg_encoding_to_char(c.contoencoding) AS "to",
                c.conproc::oid::regprocedure AS "function", c.condefault AS "is default"
            FROM pg_conversion c
            JOIN pg_namespace n ON n.oid = c.connamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_conversion", "c.oid")}
            """);
    }
}
