namespace PgRollback;

/// <summary>A tool that applies migrations and records them in a table of its own.</summary>
public enum MigrationTool
{
    /// <summary>Flyway: <c>flyway_schema_history</c>.</summary>
    Flyway,

    /// <summary>Evolve: <c>changelog</c>.</summary>
    Evolve,

    /// <summary>DbUp: <c>schemaversions</c>.</summary>
    DbUp,

    /// <summary>grate: <c>grate."ScriptsRun"</c>.</summary>
    Grate,

    /// <summary>golang-migrate: <c>schema_migrations</c>, a single row.</summary>
    GolangMigrate,

    /// <summary>goose: <c>goose_db_version</c>.</summary>
    Goose,

    /// <summary>dbmate: <c>schema_migrations</c>.</summary>
    Dbmate,

    /// <summary>sqlx: <c>_sqlx_migrations</c>.</summary>
    Sqlx,

    /// <summary>diesel: <c>__diesel_schema_migrations</c>.</summary>
    Diesel,

    /// <summary>Entity Framework Core: <c>"__EFMigrationsHistory"</c>.</summary>
    EFCore,

    /// <summary>node-pg-migrate: <c>pgmigrations</c>.</summary>
    NodePgMigrate,

    /// <summary>FluentMigrator: <c>"VersionInfo"</c>.</summary>
    FluentMigrator,

    /// <summary>Liquibase: <c>databasechangelog</c>.</summary>
    Liquibase,
}
