namespace PgRollback;

/// <summary>The tools whose tables are known.</summary>
internal static class ToolFormats
{
    public static IReadOnlyList<ToolFormat> All { get; } = 
    [
        new FlywayFormat(), new EvolveFormat(), new DbUpFormat(), new GrateFormat(), new GolangMigrateFormat(), new GooseFormat(), new DbmateFormat(),
        new SqlxFormat(), new DieselFormat(), new EFCoreFormat(), new NodePgMigrateFormat(), new FluentMigratorFormat(), new LiquibaseFormat(),
    ];

    public static ToolFormat Of(MigrationTool tool) => All.First(format => format.Tool == tool);
}
