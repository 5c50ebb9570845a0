namespace PgRollback;

/// <summary>Reads from the catalogs what plans expect of objects, in the words of plans and the same under any search_path.</summary>
internal static class FactSql
{
    /// <summary>By kind of object, as the finders have it: only what occurs is asked for, and only the facts that plans expect.</summary>
    private static readonly FactReader[] Readers =
    [
        new(["COLUMN"], "found AS f JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.object AND a.attnum = f.sub JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid", "f.class = 'pg_catalog.pg_class'::regclass AND f.sub > 0",
        [
            ("type", Type("a.atttypid", "a.atttypmod")),
            ("not null", YesNo("a.attnotnull")),
            ("default", YesNo("a.atthasdef AND a.attgenerated = ''")),
            ("generated", "CASE a.attgenerated WHEN '' THEN 'none' WHEN 's' THEN 'stored' ELSE 'virtual' END"),
            ("identity", "CASE a.attidentity WHEN '' THEN 'none' WHEN 'a' THEN 'always' ELSE 'by default' END"),
            ("collation", $"""CASE WHEN a.attcollation = t.typcollation THEN 'of the type' ELSE {Name("pg_collation", "collname", "collnamespace", "a.attcollation")} END"""),
            ("storage", "CASE WHEN a.attstorage = t.typstorage THEN 'of the type' ELSE CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' ELSE 'extended' END END"),
            ("compression", "CASE a.attcompression WHEN '' THEN 'none' WHEN 'p' THEN 'pglz' ELSE 'lz4' END"),
            ("statistics target", "CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text ELSE 'none' END"),
        ]),
        new(["TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "INDEX"], "found AS f JOIN pg_catalog.pg_class AS c ON c.oid = f.object", "f.class = 'pg_catalog.pg_class'::regclass AND f.sub = 0",
        [
            ("persistence", "CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 'u' THEN 'unlogged' ELSE 'temporary' END"),
            ("options", """(SELECT coalesce(pg_catalog.string_agg(pg_catalog.split_part(o.o, '=', 1), ', ' ORDER BY pg_catalog.split_part(o.o, '=', 1) COLLATE "C"), '') FROM pg_catalog.unnest(c.reloptions) AS o (o) WHERE o.o NOT LIKE 'check\_option=%')"""),
            ("row security", YesNo("c.relrowsecurity")),
            ("forced row security", YesNo("c.relforcerowsecurity")),
            ("replica identity", "CASE c.relreplident WHEN 'd' THEN 'default' WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' ELSE 'index' END"),
        ]),
        new(["VIEW", "MATERIALIZED VIEW"], "found AS f JOIN pg_catalog.pg_class AS c ON c.oid = f.object", "f.class = 'pg_catalog.pg_class'::regclass AND f.sub = 0 AND c.relkind IN ('v', 'm')",
        [
            ("columns", "(SELECT pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)"),
            ("check option", """coalesce((SELECT pg_catalog.split_part(o.o, '=', 2) FROM pg_catalog.unnest(c.reloptions) AS o (o) WHERE o.o LIKE 'check\_option=%'), 'none')"""),
            ("populated", YesNo("c.relispopulated")),
        ]),
        new(["SEQUENCE"], "found AS f JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = f.object", "f.class = 'pg_catalog.pg_class'::regclass AND f.sub = 0",
        [
            ("type", Type("s.seqtypid", "-1")),
            ("increment", "s.seqincrement::text"),
            ("minimum", "s.seqmin::text"),
            ("maximum", "s.seqmax::text"),
            ("start", "s.seqstart::text"),
            ("cache", "s.seqcache::text"),
            ("cycle", YesNo("s.seqcycle")),
            ("owned by", $"""coalesce((SELECT {Name("pg_class", "relname", "relnamespace", "d.refobjid")} || '.' || a.attname FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0 AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'a'), 'none')"""),
        ]),
        new(["INDEX"], "found AS f JOIN pg_catalog.pg_index AS i ON i.indexrelid = f.object JOIN pg_catalog.pg_class AS c ON c.oid = f.object", "f.class = 'pg_catalog.pg_class'::regclass AND f.sub = 0",
        [
            ("table", Name("pg_class", "relname", "relnamespace", "i.indrelid")),
            ("method", "(SELECT m.amname::text FROM pg_catalog.pg_am AS m WHERE m.oid = c.relam)"),
            ("unique", YesNo("i.indisunique")),
            ("valid", YesNo("i.indisvalid")),
            ("nulls not distinct", YesNo("i.indnullsnotdistinct")),
            ("keys", "(SELECT pg_catalog.string_agg(coalesce(a.attname, '(expression)') || CASE i.indoption[k - 1] & 3 WHEN 1 THEN ' desc nulls last' WHEN 2 THEN ' nulls first' WHEN 3 THEN ' desc' ELSE '' END, ', ' ORDER BY k) FROM pg_catalog.generate_series(1, i.indnkeyatts) AS k LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1])"),
            ("included", "(SELECT coalesce(pg_catalog.string_agg(a.attname, ', ' ORDER BY k), '') FROM pg_catalog.generate_series(i.indnkeyatts + 1, i.indnatts) AS k JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1])"),
            ("predicate", YesNo("i.indpred IS NOT NULL")),
        ]),
        new(["CONSTRAINT"], "found AS f JOIN pg_catalog.pg_constraint AS k ON k.oid = f.object", "f.class = 'pg_catalog.pg_constraint'::regclass",
        [
            ("kind", "CASE k.contype WHEN 'c' THEN 'check' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion' WHEN 'f' THEN 'foreign key' ELSE k.contype::text END"),
            ("enforced", YesNo("coalesce((pg_catalog.to_jsonb(k) ->> 'conenforced')::boolean, true)")),
            ("validated", YesNo("k.convalidated")),
            ("deferrable", YesNo("k.condeferrable")),
            ("initially deferred", YesNo("k.condeferred")),
            ("no inherit", YesNo("k.connoinherit")),
            ("columns", Columns("k.conkey", "k.conrelid", "n.place")),
            ("references", $"""{Name("pg_class", "relname", "relnamespace", "k.confrelid")} || '(' || {Columns("k.confkey", "k.confrelid", "n.place")} || ')'"""),
            ("on delete", Action("k.confdeltype")),
            ("on update", Action("k.confupdtype")),
            ("match", "CASE k.confmatchtype WHEN 'f' THEN 'full' WHEN 'p' THEN 'partial' ELSE 'simple' END"),
        ]),
        new(["TRIGGER"], "found AS f JOIN pg_catalog.pg_trigger AS t ON t.oid = f.object", "f.class = 'pg_catalog.pg_trigger'::regclass",
        [
            ("state", State("t.tgenabled")),
            ("timing", "CASE WHEN t.tgtype & 2 = 2 THEN 'before' WHEN t.tgtype & 64 = 64 THEN 'instead of' ELSE 'after' END"),
            ("events", "pg_catalog.concat_ws(' or ', CASE WHEN t.tgtype & 4 = 4 THEN 'insert' END, CASE WHEN t.tgtype & 8 = 8 THEN 'delete' END, CASE WHEN t.tgtype & 16 = 16 THEN 'update' END, CASE WHEN t.tgtype & 32 = 32 THEN 'truncate' END)"),
            ("for each", "CASE WHEN t.tgtype & 1 = 1 THEN 'row' ELSE 'statement' END"),
            ("update of", Columns("t.tgattr::smallint[]", "t.tgrelid", "n.number")),
            ("function", Name("pg_proc", "proname", "pronamespace", "t.tgfoid")),
            ("condition", YesNo("t.tgqual IS NOT NULL")),
            ("constraint", YesNo("t.tgconstraint <> 0")),
            ("deferrable", YesNo("t.tgdeferrable")),
            ("initially deferred", YesNo("t.tginitdeferred")),
        ]),
        new(["POLICY"], "found AS f JOIN pg_catalog.pg_policy AS p ON p.oid = f.object", "f.class = 'pg_catalog.pg_policy'::regclass",
        [
            ("command", "CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END"),
            ("permissive", YesNo("p.polpermissive")),
            ("roles", """(SELECT pg_catalog.string_agg(r.name, ', ' ORDER BY r.name COLLATE "C") FROM (SELECT CASE u.role WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(u.role)::text END AS name FROM pg_catalog.unnest(p.polroles) AS u (role)) AS r)"""),
            ("using", YesNo("p.polqual IS NOT NULL")),
            ("with check", YesNo("p.polwithcheck IS NOT NULL")),
        ]),
        new(["RULE"], "found AS f JOIN pg_catalog.pg_rewrite AS w ON w.oid = f.object", "f.class = 'pg_catalog.pg_rewrite'::regclass",
        [
            ("state", State("w.ev_enabled")),
        ]),
        new(["FUNCTION", "PROCEDURE"], "found AS f JOIN pg_catalog.pg_proc AS p ON p.oid = f.object", "f.class = 'pg_catalog.pg_proc'::regclass",
        [
            ("language", "(SELECT l.lanname::text FROM pg_catalog.pg_language AS l WHERE l.oid = p.prolang)"),
            ("body", "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex')"),
            ("volatility", "CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END"),
            ("security definer", YesNo("p.prosecdef")),
            ("settings", """(SELECT coalesce(pg_catalog.string_agg(s.name, ', ' ORDER BY s.name COLLATE "C"), '') FROM (SELECT pg_catalog.lower(pg_catalog.split_part(c.c, '=', 1)) AS name FROM pg_catalog.unnest(p.proconfig) AS c (c)) AS s)"""),
            ("strict", YesNo("p.proisstrict")),
            ("leakproof", YesNo("p.proleakproof")),
            ("parallel", "CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END"),
            ("returns", $"""CASE WHEN p.proretset THEN 'setof ' ELSE '' END || {Type("p.prorettype", "-1")}"""),
        ]),
        new(["TYPE", "DOMAIN"], "found AS f JOIN pg_catalog.pg_type AS y ON y.oid = f.object", "f.class = 'pg_catalog.pg_type'::regclass",
        [
            ("labels", "(SELECT coalesce(pg_catalog.string_agg('''' || e.enumlabel || '''', ', ' ORDER BY e.enumsortorder), '') FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = y.oid)"),
            ("attributes", $"""(SELECT coalesce(pg_catalog.string_agg(a.attname || ' ' || {Type("a.atttypid", "a.atttypmod")}, ', ' ORDER BY a.attnum), '') FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped)"""),
            ("base type", Type("y.typbasetype", "y.typtypmod")),
            ("not null", YesNo("y.typnotnull")),
            ("default", YesNo("y.typdefault IS NOT NULL")),
        ]),
    ];

    /// <summary>Owners and access lists, where they are kept. A list that nobody touched is the default.</summary>
    private static readonly (string[] Types, string Sql)[] Holders =
    [
        (["TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE"], """
            SELECT f.number, c.relowner, coalesce(c.relacl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)) FROM found AS f JOIN pg_catalog.pg_class AS c ON c.oid = f.object
            WHERE f.class = 'pg_catalog.pg_class'::regclass AND f.sub = 0
            """),
        (["COLUMN"], """
            SELECT f.number, c.relowner, a.attacl FROM found AS f JOIN pg_catalog.pg_class AS c ON c.oid = f.object JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.object AND a.attnum = f.sub
            WHERE f.class = 'pg_catalog.pg_class'::regclass AND f.sub > 0
            """),
        (["FUNCTION", "PROCEDURE", "AGGREGATE"], """
            SELECT f.number, p.proowner, coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) FROM found AS f JOIN pg_catalog.pg_proc AS p ON p.oid = f.object WHERE f.class = 'pg_catalog.pg_proc'::regclass
            """),
        (["TYPE", "DOMAIN"], """
            SELECT f.number, t.typowner, coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner)) FROM found AS f JOIN pg_catalog.pg_type AS t ON t.oid = f.object WHERE f.class = 'pg_catalog.pg_type'::regclass
            """),
        (["SCHEMA"], """
            SELECT f.number, n.nspowner, coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)) FROM found AS f JOIN pg_catalog.pg_namespace AS n ON n.oid = f.object WHERE f.class = 'pg_catalog.pg_namespace'::regclass
            """),
    ];

    /// <summary>Rows of number, fact and what it is, where that is not what is expected; from the common table expressions <c>step</c> and <c>found</c>.</summary>
    /// <param name="facts">Names of the facts that occur.</param>
    /// <param name="types">Kinds of objects of which there are any.</param>
    public static string Differences(HashSet<string> facts, HashSet<string> types)
    {
        List<string> parts = [.. Readers.Where(reader => reader.Types.Any(types.Contains)).Select(reader => reader.Sql(facts)).OfType<string>()];
        if (facts.Contains("comment"))
        {
            parts.Add("""
                SELECT f.number, 'comment', coalesce((SELECT '''' || d.description || '''' FROM pg_catalog.pg_description AS d WHERE d.classoid = f.class AND d.objoid = f.object AND d.objsubid = f.sub), 'none') FROM found AS f
                """);
        }

        var holders = string.Join("\nUNION ALL\n", Of(Holders, types));
        if (holders.Length > 0 && facts.Contains("owner"))
        {
            parts.Add($"SELECT h.number, 'owner', pg_catalog.pg_get_userbyid(h.owner)::text FROM ({holders}) AS h (number, owner, acl)");
        }

        if (holders.Length > 0 && facts.Any(static name => name.StartsWith("grant ", StringComparison.Ordinal)))
        {
            parts.Add(Grants(holders));
        }

        return $"""
            SELECT e.number, e.name AS finding, l.value FROM (SELECT s.number, j.key AS name, j.value FROM step AS s CROSS JOIN LATERAL pg_catalog.jsonb_each_text(s.facts) AS j) AS e
            JOIN (
            {string.Join("\nUNION ALL\n", parts)}
            ) AS l (number, name, value) ON l.number = e.number AND l.name = e.name WHERE l.value <> e.value
            """;
    }

    /// <summary>What an owner has needs no grant, and what somebody else than the owner granted is none of ours to miss.</summary>
    private static string Grants(string holders) => $"""
        SELECT h.number, j.key, CASE WHEN a.count = 0 THEN 'no' WHEN j.value = 'with grant option' AND NOT a.is_grantable THEN 'yes' ELSE CASE j.value WHEN 'no' THEN 'yes' ELSE j.value END END
        FROM ({holders}) AS h (number, owner, acl) JOIN step AS s USING (number) CROSS JOIN LATERAL pg_catalog.jsonb_each_text(s.facts) AS j CROSS JOIN LATERAL (
            SELECT pg_catalog.count(*) AS count, pg_catalog.bool_or(x.is_grantable) AS is_grantable FROM pg_catalog.aclexplode(h.acl) AS x
            WHERE j.key = 'grant ' || x.privilege_type || ' to ' || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END AND (j.value <> 'no' OR x.grantor = h.owner)) AS a
        WHERE j.key LIKE 'grant %' AND j.key NOT LIKE '% to ' || pg_catalog.replace(pg_catalog.replace(pg_catalog.pg_get_userbyid(h.owner)::text, '\', '\\'), '_', '\_')
        """;

    private static IEnumerable<string> Of((string[] Types, string Sql)[] sources, HashSet<string> types) => sources.Where(source => source.Types.Any(types.Contains)).Select(static source => source.Sql);

    private static string YesNo(string condition) => $"CASE WHEN {condition} THEN 'yes' ELSE 'no' END";

    private static string State(string column) => $"CASE {column} WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END";

    private static string Action(string column) => $"CASE {column} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' ELSE 'no action' END";

    private static string Name(string catalog, string column, string schema, string oid) =>
        $"(SELECT q.nspname || '.' || o.{column} FROM pg_catalog.{catalog} AS o JOIN pg_catalog.pg_namespace AS q ON q.oid = o.{schema} WHERE o.oid = {oid})";

    private static string Columns(string numbers, string relation, string order) =>
        $"(SELECT coalesce(pg_catalog.string_agg(a.attname, ', ' ORDER BY {order}), '') FROM pg_catalog.unnest({numbers}) WITH ORDINALITY AS n (number, place) JOIN pg_catalog.pg_attribute AS a ON a.attrelid = {relation} AND a.attnum = n.number)";

    /// <summary><c>format_type</c> looks whether a name is in the search_path; what is not PostgreSQL's own is named with its schema and without quotation marks.</summary>
    private static string Type(string oid, string modifier) => $"""
        (SELECT CASE WHEN z.typnamespace = 'pg_catalog'::regnamespace THEN pg_catalog.regexp_replace(pg_catalog.format_type({oid}, {modifier}), '^pg_catalog\.', '') ELSE q.nspname || '.' || z.typname || CASE WHEN z.oid <> w.oid THEN '[]' ELSE '' END END
        FROM pg_catalog.pg_type AS w JOIN pg_catalog.pg_type AS z ON z.oid = CASE WHEN w.typelem <> 0 AND (SELECT y.typarray FROM pg_catalog.pg_type AS y WHERE y.oid = w.typelem) = w.oid THEN w.typelem ELSE w.oid END
        JOIN pg_catalog.pg_namespace AS q ON q.oid = z.typnamespace WHERE w.oid = {oid})
        """;

    /// <summary>Facts that one look at the catalogs gives of an object.</summary>
    /// <param name="Types">Kinds of objects that have them.</param>
    /// <param name="From">Items of FROM.</param>
    /// <param name="Where">Which of the objects that were found are meant.</param>
    /// <param name="Facts">What each one is.</param>
    private sealed record FactReader(string[] Types, string From, string Where, (string Name, string Sql)[] Facts)
    {
        /// <returns>Null when none of the facts is wanted.</returns>
        public string? Sql(HashSet<string> wanted)
        {
            var values = Facts.Where(fact => wanted.Contains(fact.Name)).Select(static fact => $"('{fact.Name}', {fact.Sql})").ToList();
            return values.Count == 0 ? null : $"SELECT f.number, v.name, v.value FROM {From} CROSS JOIN LATERAL (VALUES {string.Join(", ", values)}) AS v (name, value) WHERE {Where}";
        }
    }
}
