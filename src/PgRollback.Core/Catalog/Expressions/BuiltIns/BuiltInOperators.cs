namespace PgRollback.Catalog.Expressions;

/// <summary>pg_catalog's operators.</summary>
internal static class BuiltInOperators
{
    private static readonly Lazy<SignatureList> Lazy = new(static () => new SignatureList(OperatorList.Text));

    public static SignatureList List => Lazy.Value;
}
