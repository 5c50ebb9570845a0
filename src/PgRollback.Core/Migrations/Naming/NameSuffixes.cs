namespace PgRollback.Migrations;

/// <summary>Direction of a file, where its name says it.</summary>
internal enum Direction
{
    Unsaid,
    Up,
    Down,
}

/// <summary>Words that tools put between dots at the end of a name, or use as a file's or folder's whole name.</summary>
internal static class NameSuffixes
{
    /// <summary><c>x.up.sql</c>, <c>x.down.sql</c> and their like.</summary>
    public static Direction DirectionOfSuffix(string suffix) => suffix.ToLowerInvariant() switch
    {
        "up" or "do" or "deploy" => Direction.Up,
        "down" or "undo" or "rollback" or "revert" => Direction.Down,
        _ => Direction.Unsaid,
    };

    /// <summary><c>20250131_x/up.sql</c>, Prisma's <c>20250131_x/migration.sql</c> and postgres-shift's <c>00001_x/index.sql</c>.</summary>
    public static Direction DirectionOfFileName(string name) => name.ToLowerInvariant() switch
    {
        "up" or "do" or "deploy" or "migration" or "migrate" or "index" => Direction.Up,
        "down" or "undo" or "rollback" or "revert" => Direction.Down,
        _ => Direction.Unsaid,
    };

    /// <summary><c>down/20250131_x.sql</c>.</summary>
    public static Direction DirectionOfFolder(string name) => name.ToLowerInvariant() switch
    {
        "up" or "do" or "deploy" => Direction.Up,
        "down" or "downs" or "undo" or "rollback" or "rollbacks" or "revert" => Direction.Down,
        _ => Direction.Unsaid,
    };

    /// <summary><c>x.postgres.up.sql</c>: this file is for PostgreSQL and stands in for the general one.</summary>
    public static bool IsPostgres(string suffix) => suffix.ToLowerInvariant() is "postgres" or "postgresql" or "pgsql" or "pg";

    /// <summary><c>x.mysql.up.sql</c>: this file is for another database.</summary>
    public static bool IsOtherDatabase(string suffix) =>
        suffix.ToLowerInvariant() is "mysql" or "mariadb" or "sqlite" or "sqlite3" or "cockroach" or "cockroachdb" or "crdb" or "mssql" or "sqlserver" or "oracle" or "h2" or "db2";

    /// <summary><c>x.autocommit.up.sql</c>: run outside a transaction.</summary>
    public static bool IsWithoutTransaction(string suffix) => suffix.ToLowerInvariant() is "autocommit" or "notx" or "no_tx" or "no-tx";

    /// <summary><c>x.tx.up.sql</c>: run in a transaction, as everything is unless said otherwise.</summary>
    public static bool IsTransaction(string suffix) => suffix.ToLowerInvariant() is "tx";

    /// <summary>Flyway's callbacks: <c>beforeMigrate.sql</c>, <c>afterEachMigrate__grants.sql</c>.</summary>
    public static bool IsFlywayCallback(string stem)
    {
        var length = stem.StartsWith("before", StringComparison.Ordinal) ? 6 : stem.StartsWith("after", StringComparison.Ordinal) ? 5 : 0;
        if (length == 0)
        {
            return false;
        }

        foreach (var word in CallbackEvents)
        {
            if (string.CompareOrdinal(stem, length, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] CallbackEvents =
        ["Migrate", "Each", "Undo", "Clean", "Info", "Validate", "Baseline", "Repair", "Versioned", "Repeatables", "Connect", "CreateSchema"];
}
