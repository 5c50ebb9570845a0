namespace PgRollback.Catalog;

/// <summary>PL/pgSQL's names of errors against the errors of the replay.</summary>
internal static class ErrorConditions
{
    public static bool Matches(string condition, ReplayException error) => condition is "others" || Names(error).Contains(condition, StringComparer.Ordinal);

    /// <summary>What CREATE EXTENSION says where the server's machine has no such extension, or the role may not install it.</summary>
    public static bool MatchesMissingExtension(string condition) =>
        condition is "others" or "feature_not_supported" or "sqlstate '0a000'" or "undefined_file" or "sqlstate '58p01'" or "insufficient_privilege" or "sqlstate '42501'";

    /// <summary>What GRANT says of a role that is not there.</summary>
    public static bool MatchesMissingRole(string condition) => condition is "others" or "undefined_object" or "sqlstate '42704'";

    /// <summary>What a query says of a name that is not there.</summary>
    public static bool MatchesMissingName(string condition) =>
        condition is "others" || condition.StartsWith("undefined_", StringComparison.Ordinal) || condition.StartsWith("sqlstate '42", StringComparison.Ordinal);

    /// <summary>What rows that a constraint refuses raise.</summary>
    public static bool MatchesRefusedRow(string condition) =>
        condition is "others" or "integrity_constraint_violation" or "unique_violation" or "foreign_key_violation" or "check_violation" or "not_null_violation" or "exclusion_violation"
        || condition.StartsWith("sqlstate '23", StringComparison.Ordinal);

    /// <summary>What INTO STRICT raises when there is not one row.</summary>
    public static bool MatchesStrict(string condition) => condition is "others" or "no_data_found" or "too_many_rows" or "sqlstate 'p0002'" or "sqlstate 'p0003'";

    private static string[] Names(ReplayException error)
    {
        var message = error.Message;
        return error.Error switch
        {
            _ when message.EndsWith("is not an existing enum label", StringComparison.Ordinal) => ["invalid_parameter_value", "sqlstate '22023'"],
            ReplayError.DuplicateObject when message.StartsWith("relation", StringComparison.Ordinal) && !IsOfPublication(message) => ["duplicate_table", "sqlstate '42p07'"],
            ReplayError.DuplicateObject when message.StartsWith("column", StringComparison.Ordinal) => ["duplicate_column", "sqlstate '42701'"],
            ReplayError.DuplicateObject when message.StartsWith("function", StringComparison.Ordinal) => ["duplicate_function", "sqlstate '42723'"],
            ReplayError.DuplicateObject when message.StartsWith("schema", StringComparison.Ordinal) => ["duplicate_schema", "sqlstate '42p06'"],
            ReplayError.DuplicateObject => ["duplicate_object", "sqlstate '42710'"],
            ReplayError.UndefinedObject when IsOfRelation(message) && !IsOfPublication(message) => ["undefined_table", "sqlstate '42p01'"],
            ReplayError.UndefinedObject when message.StartsWith("column", StringComparison.Ordinal) => ["undefined_column", "sqlstate '42703'"],
            ReplayError.UndefinedObject when message.StartsWith("function", StringComparison.Ordinal) => ["undefined_function", "sqlstate '42883'"],
            ReplayError.UndefinedObject when message.StartsWith("schema", StringComparison.Ordinal) => ["invalid_schema_name", "sqlstate '3f000'"],
            ReplayError.UndefinedObject => ["undefined_object", "sqlstate '42704'"],
            ReplayError.WrongSignature => ["undefined_function", "sqlstate '42883'"],
            ReplayError.DependentObjects => ["dependent_objects_still_exist", "sqlstate '2bp01'"],
            _ when message.StartsWith("multiple primary keys", StringComparison.Ordinal) => ["invalid_table_definition", "sqlstate '42p16'"],
            _ => [],
        };
    }

    /// <summary>DROP speaks of the kind that it was asked for.</summary>
    private static bool IsOfRelation(string message) =>
        new[] { "relation ", "table ", "view ", "materialized view ", "sequence " }.Any(word => message.StartsWith(word, StringComparison.Ordinal));

    /// <summary>A relation is there, or is not, in the list of a publication.</summary>
    private static bool IsOfPublication(string message) => message.IndexOf(" publication", StringComparison.Ordinal) >= 0;
}
