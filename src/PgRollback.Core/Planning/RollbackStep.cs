using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>One statement of a rollback plan with all that a person or the runner wants to know about it.</summary>
public sealed record RollbackStep
{
    /// <summary>What it does, as one word: verb and kind, <c>DropFunction</c>, <c>AddColumn</c>, <c>ReplaceFunction</c>.</summary>
    public required string Kind { get; init; }

    public ObjectKind ObjectKind { get; init; }

    /// <summary>Null for objects without a schema.</summary>
    public string? Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>Table of a column, constraint, trigger, policy, rule or index: its name without schema.</summary>
    public string? Table { get; init; }

    /// <summary>Argument types of a routine, in the server's words; null for other kinds.</summary>
    public EquatableArray<string>? ArgumentTypes { get; init; }

    /// <summary>One statement, without a semicolon, right under any search_path.</summary>
    public required string Sql { get; init; }

    /// <summary>Servers that need another text: first and last major version, and the text (empty: nothing to do there).</summary>
    public EquatableArray<StepVariant> Variants { get; init; }

    /// <summary>Where the migration did what this takes back.</summary>
    public StepSource? Source { get; init; }

    /// <summary>Rows or values that exist only since the migration are gone afterwards.</summary>
    public bool DestroysRows { get; init; }

    /// <summary>False for CREATE / DROP INDEX CONCURRENTLY and the like.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Strongest table lock it takes, in PostgreSQL's words: <c>ACCESS EXCLUSIVE</c>; null for none.</summary>
    public string? Lock { get; init; }

    public EquatableArray<Hazard> Hazards { get; init; }

    /// <summary>What goes along with the object that it drops, by kind and name: its indexes, constraints, triggers, sequences. Anything else that a database has there is a stranger.</summary>
    public EquatableArray<TakenObject> Takes { get; init; }

    /// <summary>False where a column comes back at another position.</summary>
    public bool RestoresColumnOrder { get; init; } = true;
}

/// <summary>An object that goes along with another one; its kind in PostgreSQL's words.</summary>
public sealed record TakenObject(ObjectKind Kind, string Name);

public sealed record StepVariant(int MinVersion, int MaxVersion, string Sql);

/// <summary>File and position of a statement of the migration. The path is as given to the analysis; emission shortens it.</summary>
public sealed record StepSource(string Path, LinePosition Start);

/// <summary>What can make a step fail on rows, and a query that tells beforehand: it returns rows where the step would fail.</summary>
public sealed record Hazard(HazardKind Kind, string Message, string? Query);

public enum HazardKind
{
    NullsInColumn,
    DuplicateKeys,
    CheckViolations,
    OrphanRows,
    ValuesTooLong,
    EnumValueInUse,
    LongLock,

    /// <summary>Rows refer to others that are deleted, and stand against that.</summary>
    ReferringRows,

    /// <summary>Rows refer to others that are deleted, and go along or change by their foreign key.</summary>
    RowsGoAlong,

    /// <summary>Who is to lose a privilege owns the object by now, and would lose what is his by default.</summary>
    GranteeOwns,

    /// <summary>A role is needed elsewhere on the server.</summary>
    RoleInUse,
}
