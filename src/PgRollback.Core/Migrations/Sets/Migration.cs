namespace PgRollback.Migrations;

/// <summary>A migration at its place in the order, with the rollback that people wrote for it.</summary>
public sealed record Migration
{
    public required MigrationFile File { get; init; }

    /// <summary>The file of its hand-written rollback (<c>x.down.sql</c>, <c>U1__x.sql</c>, …); null when there is none of its own.</summary>
    public MigrationFile? RollbackFile { get; init; }

    /// <summary>Name of the compiled class: from the stem, or from a <c>name</c> directive.</summary>
    public required string Identifier { get; init; }

    /// <summary>Runs again whenever it changed: replayed after all others, never rolled back.</summary>
    public bool IsRepeatable => File.Role == FileRole.Repeatable;

    /// <summary>The file that holds the hand-written way back in its <see cref="MigrationFile.Down"/>: the rollback file, else the migration itself when it has a section; null when there is none.</summary>
    public MigrationFile? Handwritten => RollbackFile ?? (File.Down is null ? null : File);
}
