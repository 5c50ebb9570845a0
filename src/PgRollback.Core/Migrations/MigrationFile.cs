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

    /// <summary>A name that fits no convention.</summary>
    Unknown,
}

/// <summary>One .sql file, read once: all that replay, planning and diagnostics need, and nothing of its text. Equatable, so that the compiler can cache what hangs on it.</summary>
public sealed record MigrationFile
{
    /// <summary>As it was given; only for locations and messages.</summary>
    public required string Path { get; init; }

    public FileRole Role { get; init; }

    /// <summary>As written in the name: <c>20250110</c>, <c>1.2</c>, <c>0007</c>; the whole stem where there is none.</summary>
    public required string Version { get; init; }

    /// <summary>What orders files and pairs a migration with its rollback; compare with <see cref="MigrationOrder"/>.</summary>
    public required string SortKey { get; init; }

    /// <summary>The part of the name behind the version, as written: <c>prompt_experiments_table</c>.</summary>
    public required string Description { get; init; }

    /// <summary>File name without <c>.up.sql</c>, <c>.down.sql</c> or <c>.sql</c> (of <c>dir/up.sql</c>: the folder's name). Names the compiled class and the history row.</summary>
    public required string Stem { get; init; }

    /// <summary>The first comment lines of the file, as a description for people; null when there are none.</summary>
    public string? Summary { get; init; }

    /// <summary>Forward statements.</summary>
    public EquatableArray<Statement> Up { get; init; }

    /// <summary>Statements of the section for the way back; null when the file has none.</summary>
    public EquatableArray<Statement>? Down { get; init; }

    /// <summary>Where the way back starts in the file (its section mark, or the file's start).</summary>
    public TextSpan DownSpan { get; init; }

    /// <summary>The way back as written, for emission; null when there is none.</summary>
    public string? DownText { get; init; }

    /// <summary>Mark of the tool that the file was written for: run outside a transaction (goose NO TRANSACTION, dbmate transaction:false, …).</summary>
    public bool UpWithoutTransaction { get; init; }

    public bool DownWithoutTransaction { get; init; }

    public EquatableArray<Directive> Directives { get; init; }

    /// <summary>SHA-256, lower-case hex, of the text without byte order mark and with CRLF as LF, in UTF-8.</summary>
    public required string Checksum { get; init; }

    public LineMap Lines { get; init; } = LineMap.Empty;

    /// <summary>Problems of reading: name, sections, directives (syntax errors are among the statements).</summary>
    public EquatableArray<Diagnostics.MigrationDiagnostic> Diagnostics { get; init; }
}

/// <summary>A comment that speaks to PgRollback: <c>-- pgrollback: irreversible the rows are gone: see INC-1</c>.</summary>
/// <param name="Name"><c>irreversible</c>, <c>accept-data-loss</c>, <c>nothing</c>, <c>name</c>, <c>ignore PGR…</c>, <c>down</c>, <c>baseline</c>.</param>
/// <param name="Argument">The rest: a reason, a name, a rule id and a reason.</param>
/// <param name="Span">Of the comment.</param>
/// <param name="AppliesTo">Start of the statement that follows on the same or the next line; −1: the whole file.</param>
public sealed record Directive(string Name, string Argument, TextSpan Span, int AppliesTo);
