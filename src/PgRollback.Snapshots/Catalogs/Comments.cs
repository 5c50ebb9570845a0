namespace PgRollback.Snapshots.Catalogs;

/// <summary>Comments and security labels, which find their object by its key.</summary>
internal sealed class Comments : ICatalog
{
    /// <summary>Below FirstNormalObjectId stand the server's own comments; but schema public, the first language and extension can be commented anew, and large objects choose their oids.</summary>
    private const string IsCommentable = "(d.objoid >= 16384 OR d.classoid IN ('pg_namespace'::regclass, 'pg_language'::regclass, 'pg_extension'::regclass, 'pg_largeobject'::regclass))";

    /// <summary>Row types are no rows of a snapshot unless they are granted on.</summary>
    private static string Address(string row) => $"""
        (SELECT 'type ' || t.oid::regtype FROM pg_type t
            WHERE {row}.classoid = 'pg_type'::regclass AND t.oid = {row}.objoid AND t.typtype = 'c'
                AND {Sql.IsNoMember("pg_type", "t.oid")} AND {Sql.IsNoMember("pg_class", "t.typrelid")}) AS address
        """;

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_description"], $"""
            SELECT d.classoid AS class, d.objoid AS object, d.objsubid AS sub, {Address("d")}, d.description AS comment
            FROM pg_description d
            WHERE {IsCommentable}
            """);

        yield return new(["pg_seclabel"], $"""
            SELECT l.classoid AS class, l.objoid AS object, l.objsubid AS sub, {Address("l")},
                string_agg(l.provider || ': ' || l.label, '; ' ORDER BY l.provider COLLATE "C") AS "security label"
            FROM pg_seclabel l
            GROUP BY l.classoid, l.objoid, l.objsubid
            """);

        yield return new(["pg_shdescription"], """
            SELECT d.classoid AS class, d.objoid AS object, 0 AS sub, NULL AS address, d.description AS comment
            FROM pg_shdescription d
            """);

        yield return new(["pg_shseclabel"], """
            SELECT l.classoid AS class, l.objoid AS object, 0 AS sub, NULL AS address, string_agg(l.provider || ': ' || l.label, '; ' ORDER BY l.provider COLLATE "C") AS "security label"
            FROM pg_shseclabel l
            GROUP BY l.classoid, l.objoid
            """);
    }
}
