using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>What a file is to the set of migrations, by its name.</summary>
public enum FileRole
{
    /// <summary>Forward SQL, with or without a section for the way back.</summary>
    Migration,

    /// <summary>A hand-written way back that belongs to the migration of the same version.</summary>
    Rollback,

    /// <summary>Runs again whenever it changed (<c>R__x.sql</c>): replayed after all others, never rolled back.</summary>
    Repeatable,

    /// <summary>The schema that was there before the first migration (a dump).</summary>
    Baseline,

    /// <summary>Runs around rollbacks and is no migration: in a folder <c>hooks</c>.</summary>
    Hook,

    /// <summary>A name that fits no convention.</summary>
    Unknown,

    /// <summary>Known, and no concern of ours: for another database (<c>x.mysql.up.sql</c>), a Flyway callback, a sqitch <c>verify/</c> script.</summary>
    Ignored,
}

/// <summary>One .sql file, read once: all that replay, planning and diagnostics need, and nothing of its text. Equatable, so that the compiler can cache what hangs on it.</summary>
public sealed record MigrationFile
{
    /// <summary>As it was given; only for locations and messages.</summary>
    public required string Path { get; init; }

    public FileRole Role { get; init; }

    /// <summary>As written in the name: <c>20250110</c>, <c>1.2</c>, <c>0007</c>, <c>3/01</c> in a numbered folder; the whole stem where there is none.</summary>
    public required string Version { get; init; }

    /// <summary>What orders files and pairs a migration with its rollback; compare with <see cref="MigrationOrder"/>.</summary>
    public required string SortKey { get; init; }

    /// <summary>The part of the name behind the version, as written: <c>prompt_experiments_table</c>.</summary>
    public required string Description { get; init; }

    /// <summary>File name without <c>.up.sql</c>, <c>.down.sql</c> (or their like: <c>.do.sql</c>, <c>.rollback.sql</c>) or <c>.sql</c>; of <c>dir/up.sql</c> the folder's name. Names the compiled class and the history row.</summary>
    public required string Stem { get; init; }

    /// <summary>The first comment lines of the file, as a description for people; null when there are none.</summary>
    public string? Summary { get; init; }

    /// <summary>Forward statements.</summary>
    public EquatableArray<Statement> Up { get; init; }

    /// <summary>Statements of the way back in the order in which they run: of the file's section for it, or all of a rollback file; null when the file has none, empty when it has an empty one.</summary>
    public EquatableArray<Statement>? Down { get; init; }

    /// <summary>Where the way back starts in the file (its section mark, or the file's start).</summary>
    public TextSpan DownSpan { get; init; }

    /// <summary>The way back as written, in the order in which it runs, for emission; null when there is none.</summary>
    public string? DownText { get; init; }

    /// <summary>Mark of the tool that the file was written for: run outside a transaction (goose NO TRANSACTION, dbmate transaction:false, …).</summary>
    public bool UpWithoutTransaction { get; init; }

    public bool DownWithoutTransaction { get; init; }

    /// <summary>Written for PostgreSQL by its name (<c>x.postgres.up.sql</c>): stands in for the general file of the same version.</summary>
    public bool ForPostgres { get; init; }

    /// <summary>The version stands in the file's name or its folder's; otherwise <see cref="Version"/> is the stem.</summary>
    public bool HasVersion { get; init; }

    public EquatableArray<Directive> Directives { get; init; }

    /// <summary>What a hook uses once something may be gone; empty for all other files.</summary>
    public EquatableArray<HookUse> HookUses { get; init; }

    /// <summary>SHA-256, lower-case hex, of the text without byte order mark and with CRLF as LF, in UTF-8.</summary>
    public required string Checksum { get; init; }

    public LineMap Lines { get; init; } = LineMap.Empty;

    /// <summary>Problems of reading: name, sections, directives (syntax errors are among the statements).</summary>
    public EquatableArray<Diagnostics.MigrationDiagnostic> Diagnostics { get; init; }
}
