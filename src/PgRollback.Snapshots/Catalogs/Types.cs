namespace PgRollback.Snapshots.Catalogs;

/// <summary>Types and domains. The row type of a table shows only when somebody granted on it, an array type never: their names follow.</summary>
internal sealed class Types : ICatalog
{
    private static readonly string UserTypes = $"""
        pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_type", "t.oid")}
        """;

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_type"], $"""
            SELECT {Sql.Key("t")}, {Sql.TypeAddress("t")} AS address,
                CASE t.typtype WHEN 'b' THEN 'base' WHEN 'c' THEN 'composite' WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum' WHEN 'p' THEN 'shell' WHEN 'r' THEN 'range' WHEN 'm' THEN 'multirange' END AS kind,
                {Sql.Owner("t.typowner")},
                {Sql.Privileges("t.typacl", "'T'", "t.typowner")},
                {Sql.Name("pg_type", "typname", "t.typarray")} AS "array type",
                CASE WHEN t.typbasetype <> 0 THEN format_type(t.typbasetype, t.typtypmod) END AS "base type",
                t.typnotnull AS "not null",
                nullif(t.typcollation, 0)::regcollation AS collation,
                coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
                t.typisdefined AS defined,
                t.typcategory AS category,
                t.typispreferred AS preferred,
                t.typdelim AS delimiter,
                t.typlen AS length,
                t.typbyval AS "by value",
                t.typalign AS alignment,
                t.typstorage AS storage,
                nullif(t.typelem, 0)::regtype AS element,
                nullif(t.typsubscript::oid, 0)::regprocedure AS subscript,
                nullif(t.typinput::oid, 0)::regprocedure AS input,
                nullif(t.typoutput::oid, 0)::regprocedure AS output,
                nullif(t.typreceive::oid, 0)::regprocedure AS receive,
                nullif(t.typsend::oid, 0)::regprocedure AS send,
                nullif(t.typmodin::oid, 0)::regprocedure AS "modifier input",
                nullif(t.typmodout::oid, 0)::regprocedure AS "modifier output",
                nullif(t.typanalyze::oid, 0)::regprocedure AS analyze
            FROM {UserTypes}
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE (t.typtype <> 'c' OR c.relkind = 'c' OR t.typacl IS NOT NULL)
                AND NOT (t.typcategory = 'A' AND EXISTS (SELECT FROM pg_type element WHERE element.typarray = t.oid))
            """);

        yield return new(["pg_enum"], $"""
            SELECT {Sql.Key("t")}, {Sql.TypeAddress("t")} AS address,
                (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels
            FROM {UserTypes}
            WHERE t.typtype = 'e'
            """);

        yield return new(["pg_range"], $"""
            SELECT {Sql.Key("t")}, {Sql.TypeAddress("t")} AS address,
                r.rngsubtype::regtype AS subtype,
                nullif(r.rngmultitypid, 0)::regtype AS multirange,
                nullif(r.rngcollation, 0)::regcollation AS "subtype collation",
                {Sql.QualifiedName("pg_opclass", "opcname", "opcnamespace", "r.rngsubopc")} AS "subtype operator class",
                nullif(r.rngcanonical::oid, 0)::regprocedure AS canonical,
                nullif(r.rngsubdiff::oid, 0)::regprocedure AS "subtype difference"
            FROM pg_range r JOIN {UserTypes} ON t.oid = r.rngtypid
            """);
    }
}
