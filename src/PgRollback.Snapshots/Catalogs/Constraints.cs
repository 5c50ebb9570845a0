namespace PgRollback.Snapshots.Catalogs;

internal sealed class Constraints : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        // NOT ENFORCED and PERIOD came with 18.
        var since18 = server.MajorVersion >= 18 ? ", k.conenforced AS enforced, k.conperiod AS period" : "";
        string Properties(string owner, string isPart = "false") => $"""
                CASE WHEN {isPart} THEN regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') ELSE pg_get_constraintdef(k.oid) END AS definition,
                {owner}
                CASE k.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'n' THEN 'not null' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique'
                    WHEN 't' THEN 'trigger' WHEN 'x' THEN 'exclusion' END AS kind,
                k.condeferrable AS deferrable, k.condeferred AS deferred, (k.convalidated OR {isPart}) AS validated, k.connoinherit AS "no inherit"{since18}
            """;

        yield return new(["pg_constraint"], $"""
            SELECT {Sql.Key("k")}, {Address("k")} AS address,
                {Properties($"""
                    nullif(k.conindid, 0)::regclass AS "index", k.conislocal AS "is local", k.coninhcount AS "inherited from",
                    (SELECT {Address("parent")} FROM pg_constraint parent WHERE parent.oid = k.conparentid) AS parent,
                    """, "EXISTS (SELECT FROM pg_constraint up WHERE up.oid = k.conparentid AND up.conrelid = k.conrelid)")}
            FROM pg_constraint k JOIN {Sql.UserRelations("true")} ON c.oid = k.conrelid
            """);

        yield return new(["pg_constraint"], $"""
            SELECT {Sql.Key("k")}, 'constraint ' || quote_ident(k.conname) || ' on domain ' || k.contypid::regtype AS address,
                {Properties("")}
            FROM pg_constraint k
            JOIN pg_type t ON t.oid = k.contypid
            JOIN pg_namespace n ON n.oid = t.typnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_type", "t.oid")}
            """);
    }

    /// <summary>
    /// A foreign key to a partitioned table has a part for each partition, whose name nobody gave: 15 makes it of the columns' names at the time, 18 of the key's. It is called after the key and the partition.
    /// Whether such a part is validated says only whether the partition came before the key.
    /// </summary>
    private static string Address(string row) => $"""
        'constraint ' || coalesce(
            (WITH RECURSIVE whole AS (
                SELECT up.*, 1 AS level FROM pg_constraint up WHERE up.oid = {row}.conparentid AND up.conrelid = {row}.conrelid
                UNION ALL SELECT up.*, level + 1 FROM whole JOIN pg_constraint up ON up.oid = whole.conparentid AND up.conrelid = whole.conrelid)
            SELECT quote_ident(conname) || ' to ' || {row}.confrelid::regclass FROM whole ORDER BY level DESC LIMIT 1),
            quote_ident({row}.conname)) || ' on ' || {row}.conrelid::regclass
        """;
}
