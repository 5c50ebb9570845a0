using PgRollback.Diagnostics;

namespace PgRollback.Migrations;

/// <summary>All files of a folder put together: migrations in order, each with its hand-written rollback.</summary>
/// <param name="Migrations">In the order in which they are applied; repeatable ones last. Those that the baseline stands for are left out.</param>
/// <param name="Baseline">The schema that was there before the first of them; null when the database begins empty.</param>
/// <param name="Hooks">Files that run around rollbacks.</param>
/// <param name="Diagnostics">Of names and versions; those of reading stay with their files.</param>
public sealed record MigrationSet(EquatableArray<Migration> Migrations, MigrationFile? Baseline, EquatableArray<MigrationFile> Hooks, EquatableArray<MigrationDiagnostic> Diagnostics)
{
    /// <summary>Orders and pairs files, in whatever order they come. Never throws.</summary>
    public static MigrationSet Build(IEnumerable<MigrationFile> files) => new MigrationSetBuilder(files).Build();
}
