namespace PgRollback.Catalog.Expressions;

/// <summary>pg_catalog's functions.</summary>
internal static class BuiltInFunctions
{
    private static readonly Lazy<SignatureList> Lazy = new(static () => new SignatureList(FunctionList.Text));

    public static SignatureList List => Lazy.Value;
}
