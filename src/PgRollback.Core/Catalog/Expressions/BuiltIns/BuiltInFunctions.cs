namespace PgRollback.Catalog.Expressions;

/// <summary>pg_catalog's functions.</summary>
internal static class BuiltInFunctions
{
    private static readonly Lazy<SignatureList> Lazy = new(static () => new SignatureList(FunctionList.Text));

    private static readonly Lazy<HashSet<string>> Helpers = new(static () => new HashSet<string>(HelperFunctionList.Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal));

    public static SignatureList List => Lazy.Value;

    /// <summary>Whether a new database has a function of a name, be it one that no query calls.</summary>
    public static bool IsInPgProc(string name) => List.Contains(name) || Helpers.Value.Contains(name);
}
