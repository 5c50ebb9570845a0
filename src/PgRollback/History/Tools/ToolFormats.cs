namespace PgRollback;

/// <summary>The tools whose tables are known.</summary>
internal static class ToolFormats
{
    public static IReadOnlyList<ToolFormat> All { get; } = [new FlywayFormat(), new GolangMigrateFormat()];

    public static ToolFormat Of(MigrationTool tool) => All.First(format => format.Tool == tool);
}
