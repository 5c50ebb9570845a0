namespace PgRollback.Snapshots.Catalogs;

/// <summary>Pieces that the queries share. All of them run under search_path = pg_catalog, so that reg* types print qualified names.</summary>
internal static class Sql
{
    /// <summary>The key of an object, from its catalog's row.</summary>
    public static string Key(string row) => $"""{row}.tableoid AS class, {row}.oid AS object, 0 AS sub""";

    /// <summary>The user's own: initdb makes pg_catalog, pg_toast and information_schema; sessions make pg_temp_n.</summary>
    public static string IsUserSchema(string @namespace) => $"""{@namespace}.nspname NOT LIKE 'pg\_%' AND {@namespace}.nspname <> 'information_schema'""";

    /// <summary>FirstNormalObjectId: initdb's own objects lie below.</summary>
    public static string IsUserObject(string row) => $"{row}.oid >= 16384";

    /// <summary>The members of an extension are the extension's business: its version stands for them.</summary>
    public static string IsNoMember(string catalog, string oid) => $"""
        NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid = '{catalog}'::regclass AND member.objid = {oid} AND member.objsubid = 0 AND member.deptype = 'e')
        """;

    /// <summary>Relations of users, without temporary ones and members of extensions: joins c (pg_class) with n (pg_namespace).</summary>
    public static string UserRelations(string condition) => $"""
        pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace AND {IsUserSchema("n")} AND {condition} AND {IsNoMember("pg_class", "c.oid")}
        """;

    public static string RelationAddress(string row) => $"""
        CASE {row}.relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' WHEN 'S' THEN 'sequence ' WHEN 'f' THEN 'foreign table '
            WHEN 'i' THEN 'index ' WHEN 'I' THEN 'index ' WHEN 'c' THEN 'type ' ELSE 'table ' END || {row}.oid::regclass
        """;

    public static string TypeAddress(string row) => $"CASE {row}.typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || {row}.oid::regtype";

    public static string FunctionAddress(string row) => $"""
        CASE {row}.prokind WHEN 'p' THEN 'procedure ' WHEN 'a' THEN 'aggregate ' ELSE 'function ' END || replace({row}.oid::regprocedure::text, ',', ', ')
        """;

    public static string Owner(string oid) => $"pg_get_userbyid({oid}) AS owner";

    /// <summary>An access control list that was never touched is NULL, and means the default. So does a list that says the same.</summary>
    /// <param name="acl">The column.</param>
    /// <param name="kind">What acldefault() takes: an expression for its letter.</param>
    /// <param name="owner">Whom the default is for.</param>
    public static string Privileges(string acl, string kind, string owner) => $"""
        CASE WHEN {acl} IS NOT NULL THEN nullif(coalesce({Sorted(acl + "::text[]")}, ''), {Sorted($"acldefault({kind}, {owner})::text[]")}) END AS privileges
        """;

    /// <summary>The items of a text[], in an order that does not depend on how they were set.</summary>
    public static string Sorted(string array) => $"""CASE WHEN {array} IS NOT NULL THEN (SELECT string_agg(item, ', ' ORDER BY item COLLATE "C") FROM unnest({array}) item) END""";

    /// <summary>The name of the row with this oid; NULL for 0.</summary>
    public static string Name(string catalog, string column, string oid) => $"(SELECT quote_ident(named.{column}) FROM {catalog} named WHERE named.oid = {oid})";

    /// <summary>The qualified name of the row with this oid, for catalogs without a reg* type.</summary>
    public static string QualifiedName(string catalog, string column, string @namespace, string oid) => $"""
        (SELECT quote_ident(space.nspname) || '.' || quote_ident(named.{column}) FROM {catalog} named JOIN pg_namespace space ON space.oid = named.{@namespace} WHERE named.oid = {oid})
        """;
}
