namespace PgRollback;

/// <summary>A tool that applies migrations and records them in a table of its own.</summary>
public enum MigrationTool
{
    /// <summary>Flyway: <c>flyway_schema_history</c>.</summary>
    Flyway,

    /// <summary>golang-migrate: <c>schema_migrations</c>, a single row.</summary>
    GolangMigrate,
}
