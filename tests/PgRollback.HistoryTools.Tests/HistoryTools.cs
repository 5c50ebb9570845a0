namespace PgRollback.HistoryTools.Tests;

/// <summary>The tools that are here: those in .NET always, others where they are installed.</summary>
public static class HistoryTools
{
    private static readonly HistoryTool[] All =
    [
        new EvolveTool(), new DbUpTool(), new FluentMigratorTool(), new EFCoreTool(),
        .. ToolPrograms.Find(GrateTool.Program) is { } grate ? [new GrateTool(grate)] : Array.Empty<HistoryTool>(),
        .. ToolPrograms.Find(DbmateTool.Program) is { } dbmate ? [new DbmateTool(dbmate)] : Array.Empty<HistoryTool>(),
        .. ToolPrograms.Find(NodePgMigrateTool.Program) is { } node ? [new NodePgMigrateTool(node)] : Array.Empty<HistoryTool>(),
        .. ToolPrograms.Find(LiquibaseTool.Program) is { } liquibase && File.Exists("/usr/bin/java") ? [new LiquibaseTool(liquibase)] : Array.Empty<HistoryTool>(),
    ];

    public static TheoryData<MigrationTool> Rows => [.. All.Select(static tool => tool.Tool)];

    public static HistoryTool Of(MigrationTool tool) => Array.Find(All, item => item.Tool == tool)!;
}
