namespace PgRollback;

/// <summary>What a rollback with a witness does on the server at its end: gives objects their owner, comment and privileges, and compares what the migration had changed with what was there before it.</summary>
internal static class WitnessFunctions
{
    /// <summary>What is made again belongs to who makes it, and has default privileges. Addresses are in the words of ALTER and COMMENT.</summary>
    public const string Reclaim = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_reclaim(number bigint) RETURNS void LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            changed record;
            privilege record;
            target text;
        BEGIN
            FOR changed IN
                SELECT c.address, c.before, s.properties FROM {WitnessSql.Change} AS c JOIN pg_temp.pgrollback_snapshot() AS s USING (address)
                WHERE c.witness = number AND c.before IS NOT NULL
            LOOP
                IF changed.before ->> 'owner' <> changed.properties ->> 'owner' AND changed.address !~ '^index ' THEN
                    EXECUTE format('ALTER %s OWNER TO %I', changed.address, changed.before ->> 'owner');
                END IF;
                IF changed.before ->> 'comment' IS DISTINCT FROM changed.properties ->> 'comment' THEN
                    EXECUTE format('COMMENT ON %s IS %L', changed.address, changed.before ->> 'comment');
                END IF;
                IF changed.before ->> 'privileges' IS DISTINCT FROM changed.properties ->> 'privileges' AND changed.address ~ '^(table|view|materialized view|foreign table|sequence|function|procedure|schema|type|domain) ' THEN
                    target := regexp_replace(changed.address, '^(view|materialized view|foreign table) ', 'TABLE ');
                    FOR privilege IN
                        SELECT 'REVOKE ALL' AS words, a.grantee, '' AS tail, 1 AS turn FROM aclexplode(string_to_array(changed.properties ->> 'privileges', ', ')::aclitem[]) AS a
                        UNION
                        SELECT 'REVOKE ALL', 0::oid, '', 1
                        UNION
                        SELECT 'GRANT ' || a.privilege_type, a.grantee, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, 2 FROM aclexplode(string_to_array(changed.before ->> 'privileges', ', ')::aclitem[]) AS a
                        ORDER BY turn
                    LOOP
                        EXECUTE format('%s ON %s %s %s%s', privilege.words, target, CASE privilege.turn WHEN 1 THEN 'FROM' ELSE 'TO' END, CASE privilege.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(privilege.grantee)) END, privilege.tail);
                    END LOOP;
                END IF;
            END LOOP;
        END $pgrollback$
        """;

    /// <summary>Null, or what is not as it was.</summary>
    public const string Verify = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_verify(number bigint, ignored text[]) RETURNS text LANGUAGE sql {ArchiveFunctions.Settings} AS $pgrollback$
            SELECT string_agg(d.problem, '; ' ORDER BY d.problem) FROM (
                SELECT CASE
                    WHEN s.properties IS NULL THEN c.address || ' is not there again'
                    WHEN c.before IS NULL THEN c.address || ' is still there'
                    ELSE c.address || ' is not what it was (' || (SELECT string_agg(p.key, ', ' ORDER BY p.key) FROM (SELECT jsonb_object_keys(c.before || s.properties) AS key) AS p WHERE p.key <> ALL (ignored) AND c.before -> p.key IS DISTINCT FROM s.properties -> p.key) || ')'
                    END AS problem
                FROM {WitnessSql.Change} AS c LEFT JOIN pg_temp.pgrollback_snapshot() AS s USING (address)
                WHERE c.witness = number AND (c.before - ignored) IS DISTINCT FROM (s.properties - ignored)
                ORDER BY 1 LIMIT 20) AS d
        $pgrollback$
        """;
}
