using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Where the system catalogs hold the names of objects that may be there although the model has none.</summary>
internal static class PossibleRows
{
    /// <summary>Whether a column of a system catalog or of information_schema holds names of objects of a kind.</summary>
    public static bool Names(string column, ObjectKind kind) => column switch
    {
        "relname" => kind is ObjectKind.Table or ObjectKind.Index,
        "tablename" or "viewname" or "matviewname" or "sequencename" or "table_name" or "sequence_name" => kind is ObjectKind.Table,
        "indexname" => kind is ObjectKind.Index,
        "attname" or "column_name" => kind is ObjectKind.Column,
        "conname" or "constraint_name" => kind is ObjectKind.TableConstraint,
        "typname" => kind is ObjectKind.Type or ObjectKind.Table,
        "proname" or "routine_name" => kind is ObjectKind.Function,
        "nspname" or "schema_name" => kind is ObjectKind.Schema,
        "extname" => kind is ObjectKind.Extension,
        "tgname" or "trigger_name" => kind is ObjectKind.Trigger,
        "polname" or "policyname" => kind is ObjectKind.Policy,
        "pubname" => kind is ObjectKind.Publication,
        _ => false,
    };

    /// <summary>Whether the name is that of one object, as it is written.</summary>
    public static bool IsExact(string name) => name.IndexOf('*') < 0 && string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal);
}
