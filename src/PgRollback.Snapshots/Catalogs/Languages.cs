namespace PgRollback.Snapshots.Catalogs;

/// <summary>Languages (those of the server too: who may use them is the user's business), transforms and access methods.</summary>
internal sealed class Languages : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_language"], $"""
            SELECT {Sql.Key("l")}, 'language ' || quote_ident(l.lanname) AS address,
                {Sql.Owner("l.lanowner")},
                {Sql.Privileges("l.lanacl", "'l'", "l.lanowner")},
                l.lanispl AS procedural, l.lanpltrusted AS trusted,
                nullif(l.lanplcallfoid, 0)::regprocedure AS handler, nullif(l.laninline, 0)::regprocedure AS inline, nullif(l.lanvalidator, 0)::regprocedure AS validator
            FROM pg_language l
            """);

        yield return new(["pg_transform"], $"""
            SELECT {Sql.Key("t")}, 'transform for ' || t.trftype::regtype || ' language ' || {Sql.Name("pg_language", "lanname", "t.trflang")} AS address,
                nullif(t.trffromsql::oid, 0)::regprocedure AS "from sql", nullif(t.trftosql::oid, 0)::regprocedure AS "to sql"
            FROM pg_transform t
            WHERE {Sql.IsNoMember("pg_transform", "t.oid")}
            """);

        yield return new(["pg_am"], $"""
            SELECT {Sql.Key("a")}, 'access method ' || quote_ident(a.amname) AS address,
                CASE a.amtype WHEN 't' THEN 'table' WHEN 'i' THEN 'index' END AS type, a.amhandler::oid::regprocedure AS handler
            FROM pg_am a
            WHERE {Sql.IsUserObject("a")} AND {Sql.IsNoMember("pg_am", "a.oid")}
            """);
    }
}
