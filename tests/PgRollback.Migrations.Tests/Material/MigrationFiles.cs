namespace PgRollback.Migrations.Tests.Material;

/// <summary>The files that the rollbacks were compiled from, and rows for their tables; both beside the test assembly.</summary>
internal static class MigrationFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "migrations");

    public static DirectoryMigrationSource Source { get; } = new(Folder);

    /// <summary>The schema that was there before the guide's migrations.</summary>
    public static Rollback Base => Rollbacks.All[0];

    /// <summary>The ten migrations of the guide, oldest first.</summary>
    public static IReadOnlyList<Rollback> OfTheGuide { get; } = [.. Rollbacks.All.Skip(1)];

    public static string[] ReadLines(Rollback migration) => File.ReadAllLines(Path.Combine(Folder, migration.Stem + ".sql"));

    /// <summary>Puts rows into every table of a migration, through its functions where it has some.</summary>
    public static string ReadRows(Rollback migration) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rows", migration.Stem + ".sql"));

    public static string ReadData(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));
}
