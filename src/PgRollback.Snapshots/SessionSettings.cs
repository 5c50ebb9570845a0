namespace PgRollback.Snapshots;

/// <summary>
/// Settings that decide how the server writes a definition. They are set for the transaction (the one that the queries make together, or the
/// caller's), and put back for the rest of the caller's.
/// </summary>
internal static class SessionSettings
{
    private static readonly (string Name, string Value)[] Values =
    [
        ("search_path", "pg_catalog"),
        ("quote_all_identifiers", "off"),
        ("standard_conforming_strings", "on"),
        ("bytea_output", "hex"),
        ("timezone", "UTC"),
        ("datestyle", "ISO, YMD"),
        ("intervalstyle", "postgres"),
        ("extra_float_digits", "1"),
        ("xmloption", "content"),
        // Compiling takes longer than these queries.
        ("jit", "off"),
    ];

    public static string Set { get; } = Select(setting =>
        $"pg_catalog.set_config('pgrollback.saved_{setting.Name}', pg_catalog.current_setting('{setting.Name}'), true), pg_catalog.set_config('{setting.Name}', '{setting.Value}', true)");

    public static string Restore { get; } = Select(setting =>
        $"pg_catalog.set_config('{setting.Name}', pg_catalog.current_setting('pgrollback.saved_{setting.Name}'), true)");

    /// <summary>One array is one column, so that nobody takes it for a row of the snapshot.</summary>
    private static string Select(Func<(string Name, string Value), string> calls) => $"SELECT ARRAY[{string.Join(", ", Values.Select(calls))}]";
}
