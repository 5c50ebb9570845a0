namespace PgRollback;

/// <summary>One query over the catalogs that holds the steps of a path against the database. It only reads, and only what the role may see anyway.</summary>
internal static class PreflightSql
{
    /// <summary>Where the catalogs keep objects of some kinds. Each is looked for only where a step has one: the server takes longer to plan them all than to answer.</summary>
    private static readonly (string[] Types, string Sql)[] Finders =
    [
        (["TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "INDEX"], """
            SELECT s.number, 'pg_catalog.pg_class'::regclass AS class, c.oid AS object, 0 AS sub FROM step AS s JOIN pg_catalog.pg_class AS c ON c.relnamespace = s.namespace AND c.relname = s.name
            WHERE CASE s.type WHEN 'TABLE' THEN c.relkind IN ('r', 'p') WHEN 'FOREIGN TABLE' THEN c.relkind = 'f' WHEN 'VIEW' THEN c.relkind = 'v' WHEN 'MATERIALIZED VIEW' THEN c.relkind = 'm'
                WHEN 'SEQUENCE' THEN c.relkind = 'S' WHEN 'INDEX' THEN c.relkind IN ('i', 'I') ELSE false END
            """),
        (["COLUMN"], """
            SELECT r.number, 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum::integer FROM relation AS r JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.oid AND a.attname = r.name AND NOT a.attisdropped
            WHERE r.type = 'COLUMN'
            """),
        (["CONSTRAINT"], """
            SELECT r.number, 'pg_catalog.pg_constraint'::regclass, k.oid, 0 FROM relation AS r JOIN pg_catalog.pg_constraint AS k ON k.conrelid = r.oid AND k.conname = r.name WHERE r.type = 'CONSTRAINT'
            UNION ALL
            SELECT s.number, 'pg_catalog.pg_constraint'::regclass, k.oid, 0 FROM step AS s JOIN pg_catalog.pg_type AS t ON t.typnamespace = s.namespace AND t.typname = s."table" JOIN pg_catalog.pg_constraint AS k ON k.contypid = t.oid AND k.conname = s.name
            WHERE s.type = 'CONSTRAINT'
            """),
        (["TRIGGER"], """
            SELECT r.number, 'pg_catalog.pg_trigger'::regclass, t.oid, 0 FROM relation AS r JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = r.oid AND t.tgname = r.name WHERE r.type = 'TRIGGER'
            """),
        (["POLICY"], """
            SELECT r.number, 'pg_catalog.pg_policy'::regclass, p.oid, 0 FROM relation AS r JOIN pg_catalog.pg_policy AS p ON p.polrelid = r.oid AND p.polname = r.name WHERE r.type = 'POLICY'
            """),
        (["RULE"], """
            SELECT r.number, 'pg_catalog.pg_rewrite'::regclass, w.oid, 0 FROM relation AS r JOIN pg_catalog.pg_rewrite AS w ON w.ev_class = r.oid AND w.rulename = r.name WHERE r.type = 'RULE'
            """),
        (["FUNCTION", "PROCEDURE", "AGGREGATE"], """
            SELECT s.number, 'pg_catalog.pg_proc'::regclass, p.oid, 0 FROM step AS s JOIN pg_catalog.pg_proc AS p ON p.pronamespace = s.namespace AND p.proname = s.name
            WHERE s.type IN ('FUNCTION', 'PROCEDURE', 'AGGREGATE') AND ARRAY(SELECT pg_catalog.to_regtype(a.type)::oid FROM pg_catalog.unnest(s.arguments) WITH ORDINALITY AS a (type, place) ORDER BY a.place) = ARRAY(SELECT t.type FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS t (type, place) ORDER BY t.place)
            """),
        (["TYPE", "DOMAIN"], """
            SELECT s.number, 'pg_catalog.pg_type'::regclass, t.oid, 0 FROM step AS s JOIN pg_catalog.pg_type AS t ON t.typnamespace = s.namespace AND t.typname = s.name WHERE s.type IN ('TYPE', 'DOMAIN')
            """),
        (["SCHEMA"], """
            SELECT s.number, 'pg_catalog.pg_namespace'::regclass, n.oid, 0 FROM step AS s JOIN pg_catalog.pg_namespace AS n ON n.nspname = s.name WHERE s.type = 'SCHEMA'
            """),
        (["EXTENSION"], """
            SELECT s.number, 'pg_catalog.pg_extension'::regclass, e.oid, 0 FROM step AS s JOIN pg_catalog.pg_extension AS e ON e.extname = s.name WHERE s.type = 'EXTENSION'
            """),
    ];

    /// <summary>The common table expressions <c>step</c> and <c>found</c>: the steps of a JSON array, and what the catalogs have of their objects.</summary>
    /// <param name="json">The array, as an expression.</param>
    /// <param name="types">Kinds of objects that occur.</param>
    private static string Find(string json, HashSet<string> types)
    {
        var wanted = Finders.Where(finder => finder.Types.Any(types.Contains)).Select(static finder => finder.Sql).DefaultIfEmpty(Finders[0].Sql);
        return $"""
            step AS MATERIALIZED (
                SELECT s.*, CASE WHEN s.schema IS NULL THEN 0 ELSE coalesce((SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = s.schema), 0) END AS namespace
                FROM pg_catalog.jsonb_to_recordset({json}::jsonb) AS s (number integer, verb text, type text, schema text, name text, "table" text, arguments text[], takes jsonb, expects boolean, drops boolean, facts jsonb)
            ), relation AS MATERIALIZED (
                SELECT s.number, s.type, s.name, c.oid FROM step AS s JOIN pg_catalog.pg_class AS c ON c.relnamespace = s.namespace AND c.relname = coalesce(s."table", s.name)
                WHERE s.type <> 'INDEX' AND s.type <> 'SEQUENCE' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ), found (number, class, object, sub) AS MATERIALIZED (
            {string.Join("\nUNION ALL\n", wanted)}
            )
            """;
    }

    /// <summary>
    /// Its parameter is a JSON array of steps. It returns rows of: number of the step, finding (<c>missing</c>, <c>present</c>, <c>blocks</c>, <c>vanishes</c>), description of the object, and its bare name.
    /// What depends on a dropped object is followed as DROP does it, as far as the plan knows it. It takes a time that is linear in the steps: what is known is looked up by IN, which the server hashes, OFFSET 0 keeps it from working a name out once for each use, and names are worked out only of what no cheaper look knows.
    /// </summary>
    /// <param name="types">Kinds of objects that the steps have.</param>
    public static string Query(HashSet<string> types) => $"""
        WITH RECURSIVE {Find("$1", types)}, dropped AS MATERIALIZED (
            SELECT f.number, f.class::oid AS class, f.object, f.sub FROM found AS f JOIN step AS s USING (number) WHERE s.drops
        ), taken AS MATERIALIZED (
            SELECT s.number, (t.value ->> 't') || ':' || (t.value ->> 'n') AS label FROM step AS s CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(s.takes) AS t
        ), walk AS (
            SELECT number, class, object, sub, ''::text AS edge, true AS is_known, NULL::text COLLATE "C" AS label FROM dropped
            UNION
            SELECT n.number, n.class, n.object, n.sub, n.edge, n.is_listed OR n.label IS NULL OR coalesce((n.number, n.label) IN (SELECT t.number, t.label FROM taken AS t), false), n.label
            FROM (
                SELECT m.number, m.class, m.object, m.sub, m.edge, m.is_listed,
                    CASE WHEN NOT m.is_listed THEN CASE m.class
                        WHEN 'pg_catalog.pg_class'::regclass THEN CASE WHEN m.sub > 0 THEN (SELECT 'COLUMN:' || a.attname FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = m.object AND a.attnum = m.sub)
                            ELSE (SELECT CASE c.relkind WHEN 'i' THEN 'INDEX' WHEN 'I' THEN 'INDEX' WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END || ':' || c.relname FROM pg_catalog.pg_class AS c WHERE c.oid = m.object AND c.relnamespace <> 'pg_toast'::regnamespace) END
                        WHEN 'pg_catalog.pg_constraint'::regclass THEN (SELECT 'CONSTRAINT:' || k.conname FROM pg_catalog.pg_constraint AS k WHERE k.oid = m.object AND k.contype <> 'n')
                        WHEN 'pg_catalog.pg_trigger'::regclass THEN (SELECT 'TRIGGER:' || t.tgname FROM pg_catalog.pg_trigger AS t WHERE t.oid = m.object AND NOT t.tgisinternal)
                        WHEN 'pg_catalog.pg_policy'::regclass THEN (SELECT 'POLICY:' || p.polname FROM pg_catalog.pg_policy AS p WHERE p.oid = m.object)
                        WHEN 'pg_catalog.pg_rewrite'::regclass THEN (SELECT 'RULE:' || w.rulename FROM pg_catalog.pg_rewrite AS w WHERE w.oid = m.object)
                        WHEN 'pg_catalog.pg_proc'::regclass THEN (SELECT 'FUNCTION:' || p.proname FROM pg_catalog.pg_proc AS p WHERE p.oid = m.object)
                        WHEN 'pg_catalog.pg_type'::regclass THEN (SELECT 'TYPE:' || t.typname FROM pg_catalog.pg_type AS t WHERE t.oid = m.object AND t.typtype <> 'b' AND t.typrelid = 0)
                        WHEN 'pg_catalog.pg_statistic_ext'::regclass THEN (SELECT 'STATISTICS:' || x.stxname FROM pg_catalog.pg_statistic_ext AS x WHERE x.oid = m.object)
                        WHEN 'pg_catalog.pg_attrdef'::regclass THEN CASE m.edge WHEN 'n' THEN (SELECT ':' || a.attname FROM pg_catalog.pg_attrdef AS f JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
                            WHERE f.oid = m.object AND f.adrelid NOT IN (SELECT d.object FROM dropped AS d WHERE d.class = 'pg_catalog.pg_class'::regclass AND d.sub = 0)
                                AND (f.adrelid, f.adnum::integer) NOT IN (SELECT d.object, d.sub FROM dropped AS d WHERE d.class = 'pg_catalog.pg_class'::regclass AND d.sub > 0)) END
                        -- Parts of an operator family, which nobody drops by themselves.
                        WHEN 'pg_catalog.pg_amop'::regclass THEN NULL
                        WHEN 'pg_catalog.pg_amproc'::regclass THEN NULL
                        ELSE ':' || (pg_catalog.pg_identify_object(m.class, m.object, m.sub)).identity
                    END END::text COLLATE "C" AS label
                FROM (
                    SELECT l.number, l.class, l.object, l.sub, l.edge,
                        l.edge IN ('i', 'e')
                            OR (l.class, l.object) IN (SELECT d.class, d.object FROM dropped AS d WHERE d.sub = 0)
                            OR (l.sub > 0 AND (l.class, l.object, l.sub) IN (SELECT d.class, d.object, d.sub FROM dropped AS d WHERE d.sub > 0)) AS is_listed
                    FROM (
                        -- The rule behind a view stands for the view.
                        SELECT v.number, CASE WHEN v.view IS NULL THEN v.classid ELSE 'pg_catalog.pg_class'::regclass END AS class, coalesce(v.view, v.objid) AS object, CASE WHEN v.view IS NULL THEN v.objsubid ELSE 0 END AS sub, v.edge
                        FROM (
                            SELECT w.number, w.object, d.classid, d.objid, d.objsubid, d.deptype::text AS edge,
                                CASE d.classid WHEN 'pg_catalog.pg_rewrite'::regclass THEN (SELECT v.ev_class FROM pg_catalog.pg_rewrite AS v WHERE v.oid = d.objid AND v.rulename = '_RETURN') END AS view
                            FROM walk AS w
                            JOIN pg_catalog.pg_depend AS d ON d.refclassid = w.class AND d.refobjid = w.object AND (w.sub = 0 OR d.refobjsubid = w.sub)
                            WHERE w.is_known AND d.deptype IN ('n', 'a', 'i', 'P', 'S', 'e') AND NOT (d.classid = w.class AND d.objid = w.object)
                            OFFSET 0
                        ) AS v
                        WHERE v.view IS DISTINCT FROM v.object
                    ) AS l
                    OFFSET 0
                ) AS m
                OFFSET 0
            ) AS n
        )
        SELECT s.number, 'missing', NULL, NULL FROM step AS s WHERE s.expects AND s.number NOT IN (SELECT f.number FROM found AS f)
        UNION ALL
        SELECT s.number, 'present', NULL, NULL FROM step AS s WHERE NOT s.expects AND s.number IN (SELECT f.number FROM found AS f)
        UNION ALL
        SELECT w.number, CASE WHEN bool_or(w.edge <> 'n') THEN 'vanishes' ELSE 'blocks' END, pg_catalog.pg_describe_object(w.class, w.object, w.sub), pg_catalog.substr(min(w.label), pg_catalog.strpos(min(w.label), ':') + 1)
        FROM walk AS w
        WHERE NOT w.is_known AND (w.class, w.object) NOT IN (SELECT k.class, k.object FROM walk AS k WHERE k.is_known AND k.sub = 0) AND (w.sub = 0 OR (w.class, w.object, w.sub) NOT IN (SELECT k.class, k.object, k.sub FROM walk AS k WHERE k.is_known))
            -- What an earlier step changes may not depend on it any more when its turn comes; else the server refuses.
            AND NOT (w.edge = 'n' AND (w.class, w.object) IN (SELECT f.class::oid, f.object FROM found AS f WHERE f.number < w.number AND f.sub IN (0, w.sub)))
            AND NOT (w.edge = 'n' AND w.class = 'pg_catalog.pg_attrdef'::regclass AND EXISTS (
                SELECT FROM pg_catalog.pg_attrdef AS e JOIN found AS f ON f.object = e.adrelid AND f.sub = e.adnum WHERE e.oid = w.object AND f.class = 'pg_catalog.pg_class'::regclass AND f.number < w.number))
        GROUP BY w.number, w.class, w.object, w.sub
        ORDER BY 1, 2, 3
        """;

    /// <summary>That of a partitioned table may have been so, until its parts are attached: what is expected of it says more.</summary>
    private const string Invalid = """
            UNION ALL
            SELECT f.number, 'invalid', NULL FROM found AS f JOIN step AS s USING (number) JOIN pg_catalog.pg_index AS i ON i.indexrelid = f.object JOIN pg_catalog.pg_class AS c ON c.oid = f.object
            WHERE s.type = 'INDEX' AND s.expects AND NOT i.indisvalid AND c.relkind = 'i'
            """;

    /// <summary>Holds the database against what steps should have left. One row: null, or a JSON array of arrays of number, finding (<c>missing</c>, <c>present</c>, <c>invalid</c>, or the name of a fact), and what the fact is.</summary>
    /// <param name="steps">A JSON array of steps, with <c>expects</c> for afterwards, and of objects with <c>facts</c>.</param>
    /// <param name="column">The name of the result.</param>
    /// <param name="types">Kinds of objects that they have.</param>
    /// <param name="facts">What of facts is to be found out; null when there are none.</param>
    public static string Outcome(string steps, string column, HashSet<string> types, string? facts) => $"""
        WITH {Find(SqlText.Literal(steps), types)}
        SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(p.number, p.finding, p.value) ORDER BY p.number, p.finding)::text AS {column} FROM (
            SELECT s.number, CASE WHEN s.expects THEN 'missing' ELSE 'present' END AS finding, NULL AS value FROM step AS s WHERE s.expects <> EXISTS (SELECT FROM found AS f WHERE f.number = s.number)
            {(types.Contains("INDEX") ? Invalid : "")}
            {(facts is null ? "" : $"UNION ALL\n{facts}")}) AS p
        """;

    /// <summary>What somebody on call wants to know before a rollback. Rows of: kind, message.</summary>
    /// <param name="serverVersion">Major version.</param>
    public static string Facts(int serverVersion) => $"""
        SELECT 'publication', format('publication %s publishes %s: logical replication carries no DDL, so its subscribers keep the tables as they are', quote_ident(p.pubname),
            CASE WHEN p.puballtables THEN 'all tables' ELSE (SELECT count(*) FROM pg_catalog.pg_publication_tables AS t WHERE t.pubname = p.pubname) || ' tables' END) FROM pg_catalog.pg_publication AS p
        UNION ALL
        SELECT 'subscription', format('subscription %s (%s) writes into this database', quote_ident(s.subname), CASE WHEN s.subenabled THEN 'enabled' ELSE 'disabled' END)
        FROM pg_catalog.pg_subscription AS s WHERE s.subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        UNION ALL
        SELECT 'slot', format('%s replication slot %s is %s', s.slot_type, s.slot_name, CASE WHEN s.active THEN 'active' ELSE 'not active' END) FROM pg_catalog.pg_replication_slots AS s WHERE s.database IS NULL OR s.database = current_database()
        UNION ALL
        SELECT 'standby', format('standby %s%s is %s%s', coalesce(nullif(r.application_name, ''), 'without a name'), ' at ' || r.client_addr, r.state, ' (' || nullif(r.sync_state, 'async') || ')') FROM pg_catalog.pg_stat_replication AS r
        UNION ALL
        SELECT 'invalid index', format('index %s is invalid', i.indexrelid::regclass) FROM pg_catalog.pg_index AS i WHERE NOT i.indisvalid
        UNION ALL
        SELECT 'prepared transaction', format('prepared transaction %s of %s, since %s, holds its locks until somebody ends it', quote_literal(x.gid), x.owner, date_trunc('second', x.prepared)) FROM pg_catalog.pg_prepared_xacts AS x WHERE x.database = current_database()
        UNION ALL
        SELECT 'setting', format('%s = %s (%s)', s.name, current_setting(s.name), CASE s.source WHEN 'database' THEN 'of this database' WHEN 'user' THEN 'of this role' WHEN 'database user' THEN 'of this role in this database' ELSE s.source END)
        FROM pg_catalog.pg_settings AS s WHERE s.name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'{(serverVersion >= 17 ? ", 'transaction_timeout'" : "")})
            OR s.source IN ('database', 'user', 'database user')
        """;
}
