namespace PgRollback.Snapshots.Catalogs;

/// <summary>Functions, procedures and aggregates, by their argument types.</summary>
internal sealed class Functions : ICatalog
{
    private static readonly string UserFunctions = $"""
        pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_proc", "p.oid")}
        """;

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_proc"], $"""
            SELECT {Sql.Key("p")}, {Sql.FunctionAddress("p")} AS address,
                {Sql.Owner("p.proowner")},
                {Sql.Privileges("p.proacl", "'f'", "p.proowner")},
                CASE WHEN p.prokind = 'w' THEN true END AS "window",
                pg_get_function_arguments(p.oid) AS arguments,
                pg_get_function_result(p.oid) AS result,
                {Sql.Name("pg_language", "lanname", "p.prolang")} AS language,
                p.prosrc AS source,
                p.probin AS library,
                pg_get_function_sqlbody(p.oid) AS body,
                {Sql.Sorted("p.proconfig")} AS settings,
                CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' END AS volatility,
                CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' WHEN 'u' THEN 'unsafe' END AS parallel,
                p.proisstrict AS strict,
                p.prosecdef AS "security definer",
                p.proleakproof AS leakproof,
                p.procost AS cost,
                p.prorows AS rows,
                nullif(p.prosupport::oid, 0)::regprocedure AS support,
                (SELECT string_agg(type::regtype::text, ', ' ORDER BY ordinality) FROM unnest(p.protrftypes) WITH ORDINALITY transformed (type, ordinality)) AS transforms
            FROM {UserFunctions}
            """);

        yield return new(["pg_aggregate"], $"""
            SELECT {Sql.Key("p")}, {Sql.FunctionAddress("p")} AS address,
                a.aggkind AS "aggregate kind", a.aggnumdirectargs AS "direct arguments",
                nullif(a.aggtransfn::oid, 0)::regprocedure AS "transition function",
                nullif(a.aggfinalfn::oid, 0)::regprocedure AS "final function",
                nullif(a.aggcombinefn::oid, 0)::regprocedure AS "combine function",
                nullif(a.aggserialfn::oid, 0)::regprocedure AS "serial function",
                nullif(a.aggdeserialfn::oid, 0)::regprocedure AS "deserial function",
                nullif(a.aggmtransfn::oid, 0)::regprocedure AS "moving transition function",
                nullif(a.aggminvtransfn::oid, 0)::regprocedure AS "moving inverse function",
                nullif(a.aggmfinalfn::oid, 0)::regprocedure AS "moving final function",
                a.aggfinalextra AS "final extra", a.aggmfinalextra AS "moving final extra",
                a.aggfinalmodify AS "final modify", a.aggmfinalmodify AS "moving final modify",
                nullif(a.aggsortop, 0)::regoperator AS "sort operator",
                nullif(a.aggtranstype, 0)::regtype AS "state type", a.aggtransspace AS "state size",
                nullif(a.aggmtranstype, 0)::regtype AS "moving state type", a.aggmtransspace AS "moving state size",
                a.agginitval AS "initial value", a.aggminitval AS "moving initial value"
            FROM pg_aggregate a JOIN {UserFunctions} ON p.oid = a.aggfnoid
            """);
    }
}
