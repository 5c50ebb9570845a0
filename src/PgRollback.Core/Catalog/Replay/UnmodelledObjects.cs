using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Objects that are there without a statement of the migrations, and that the model does not hold: PostgreSQL's own, and what extensions bring.</summary>
internal static class UnmodelledObjects
{
    /// <returns>Who may have made what the catalog does not have; null where nobody did.</returns>
    public static string? BroughtBy(ReplaySession session, ObjectReference reference) =>
        IsOfServer(reference) ? "PostgreSQL"
        : reference.Kind is ObjectKind.Schema or ObjectKind.Language ? null
        : reference.Arguments is not null && ExtensionContents.ExtensionOfFunction(reference.Name.Name) is { } known && IsInstalled(session, known) ? "extension " + known
        : ExtensionContents.Unknown(session.Editor).FirstOrDefault() is { } unknown ? $"extension {unknown.Name} may have"
        : null;

    public static bool IsSystemSchema(string name) => name is "pg_catalog" or "information_schema";

    private static bool IsInstalled(ReplaySession session, string extension) => session.Editor.Find(new NameKey(NameSpace.Extension, Oid.None, extension)) is not null;

    private static bool IsOfServer(ObjectReference reference) => reference.Kind switch
    {
        ObjectKind.Schema => IsSystemSchema(reference.Name.Name),
        ObjectKind.Language => reference.Name.Name is "plpgsql" or "sql" or "c" or "internal",
        _ => reference.Name.Schema is { } schema ? IsSystemSchema(schema) : reference.Name.Name.StartsWith("pg_", StringComparison.Ordinal),
    };
}
