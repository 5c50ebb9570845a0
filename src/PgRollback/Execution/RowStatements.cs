namespace PgRollback;

/// <summary>Steps that may leave trigger events pending until COMMIT.</summary>
internal static class RowStatements
{
    // SELECT may call a function that writes; SET and LOCK are harmless between two of the others.
    private static readonly string[] Words = ["INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "SELECT", "TRUNCATE", "SET", "LOCK", "CALL", "DO"];

    public static bool IsOne(RollbackStep step) => step is DeleteRow or InsertRow or UpdateRow || (step is RawSqlStep && Words.Contains(FirstWord(step.Sql), StringComparer.OrdinalIgnoreCase));

    /// <summary>Steps begin at their first token, behind comments.</summary>
    private static string FirstWord(string sql)
    {
        var length = 0;
        while (length < sql.Length && char.IsAsciiLetter(sql[length]))
        {
            length++;
        }

        return sql[..length];
    }
}
