namespace PgRollback.Snapshots.Tests;

/// <summary>What snapshots do not read, and why.</summary>
internal static class LeftOut
{
    public static IReadOnlyDictionary<string, string> Catalogs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pg_init_privs"] = "privileges as initdb and extensions gave them, by which pg_dump tells what a user changed",
        ["pg_largeobject"] = "contents of large objects are data",
        ["pg_replication_origin"] = "progress of replication, shared by the cluster",
        ["pg_shdepend"] = "follows from owners and privileges, which are read",
        ["pg_statistic"] = "statistics of the planner are data",
        ["pg_statistic_ext_data"] = "statistics of the planner are data",
        ["pg_subscription_rel"] = "progress of replication, not its definition",
    };

    public static IReadOnlyDictionary<string, string> Columns { get; } = Build(
        ("is part of the address", "pg_class", ["relname"]),
        ("is part of the address", "pg_proc", ["proname", "proargtypes"]),
        ("is part of the address", "pg_operator", ["oprname", "oprleft", "oprright"]),
        ("in pg_get_function_arguments()", "pg_proc", ["proallargtypes", "proargmodes", "proargnames", "proargdefaults", "pronargs", "pronargdefaults", "provariadic"]),
        ("in pg_get_function_result()", "pg_proc", ["prorettype", "proretset"]),
        ("in pg_get_function_sqlbody()", "pg_proc", ["prosqlbody"]),
        ("in pg_get_indexdef()", "pg_index",
            ["indnatts", "indnkeyatts", "indisunique", "indnullsnotdistinct", "indkey", "indcollation", "indclass", "indoption", "indexprs", "indpred"]),
        ("true for a while after CREATE INDEX CONCURRENTLY on old rows", "pg_index", ["indcheckxmin"]),
        ("in pg_get_ruledef() and pg_get_viewdef()", "pg_rewrite", ["ev_type", "is_instead", "ev_qual", "ev_action"]),
        ("in pg_get_constraintdef()", "pg_constraint",
            ["confupdtype", "confdeltype", "confmatchtype", "conkey", "confkey", "confdelsetcols", "conexclop", "conbin"]),
        ("is the schema of the constraint's table or domain", "pg_constraint", ["connamespace"]),
        ("follows from the types of the key and the index that the constraint uses", "pg_constraint", ["conpfeqop", "conppeqop", "conffeqop"]),
        ("in pg_get_partkeydef()", "pg_partitioned_table", ["partnatts", "partattrs", "partcollation", "partexprs"]),
        ("in pg_get_triggerdef()", "pg_trigger",
            ["tgtype", "tgconstrrelid", "tgdeferrable", "tginitdeferred", "tgnargs", "tgattr", "tgargs", "tgqual", "tgoldtable", "tgnewtable"]),
        ("is the index of the trigger's constraint", "pg_trigger", ["tgconstrindid"]),
        ("follows from the type", "pg_attribute", ["attlen", "attbyval", "attalign"]),
        ("the server does not use it, and pg_dump does not keep it", "pg_attribute", ["attndims"]),
        ("the server does not use it, and pg_dump does not keep it", "pg_type", ["typndims"]),
        ("says that there is a default, which is read", "pg_attribute", ["atthasdef"]),
        ("how rows older than a column are stored", "pg_attribute", ["atthasmissing", "attmissingval"]),
        ("the server's scratch space", "pg_attribute", ["attcacheoff"]),
        ("the table's row type has its name", "pg_class", ["reltype"]),
        ("counts or flags what is read by itself", "pg_class", ["relnatts", "relchecks", "relhasindex", "relhasrules", "relhastriggers", "relhassubclass"]),
        ("how and where rows are stored", "pg_class", ["relfilenode", "relrewrite", "relfrozenxid", "relminmxid"]),
        ("statistics of the planner are data", "pg_class", ["relpages", "reltuples", "relallvisible", "relallfrozen"]),
        ("true for the server's own catalogs only", "pg_class", ["relisshared"]),
        ("how rows are stored", "pg_database", ["datfrozenxid", "datminmxid"]),
        ("flags event triggers, which are read", "pg_database", ["dathasloginevt"]),
        ("progress of replication", "pg_subscription", ["subskiplsn"]),
        ("an oid says nothing of the schema", "pg_auth_members", ["oid"]));

    /// <summary>Where not all supported versions have the column: the first and the last.</summary>
    private static readonly Dictionary<string, (int From, int Until)> Versions = new(StringComparer.Ordinal)
    {
        ["pg_attribute.attcacheoff"] = (15, 17),
        ["pg_auth_members.oid"] = (16, int.MaxValue),
        ["pg_class.relallfrozen"] = (18, int.MaxValue),
        ["pg_database.dathasloginevt"] = (17, int.MaxValue),
    };

    /// <summary>False where a machine's versions of PostgreSQL cannot show that the column exists.</summary>
    public static bool IsIn(string column, int oldest, int newest) =>
        !Versions.TryGetValue(column, out var range) || (range.From <= newest && range.Until >= oldest);

    private static Dictionary<string, string> Build(params (string Reason, string Catalog, string[] Columns)[] groups) =>
        groups.SelectMany(group => group.Columns.Select(column => (Name: $"{group.Catalog}.{column}", group.Reason)))
            .ToDictionary(column => column.Name, column => column.Reason, StringComparer.Ordinal);
}
