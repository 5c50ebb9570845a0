using PgRollback.Testing;

namespace PgRollback.Tests.Material;

internal static class DatabaseFacts
{
    /// <summary>Names of the tables in public, in order.</summary>
    public static async Task<string> TablesAsync(this TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '') FROM pg_tables WHERE schemaname = 'public'") ?? "";

    /// <summary>Stem and state of each row of the history, in order of application.</summary>
    public static async Task<string> HistoryAsync(this TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT coalesce(string_agg(stem || ' ' || state, ', ' ORDER BY id), '') FROM pgrollback.history") ?? "";

    /// <summary>Everything that a dry run must leave as it is.</summary>
    public static async Task<string> FingerprintAsync(this TestDatabase database) => await database.ScalarAsync<string>("""
        SELECT (SELECT count(*) FROM pg_class) || ' ' || (SELECT count(*) FROM pg_proc) || ' ' ||
               coalesce((SELECT string_agg(n_tup_ins || '.' || n_tup_upd || '.' || n_tup_del, ',' ORDER BY relid) FROM pg_stat_user_tables), '')
        """) ?? "";
}
