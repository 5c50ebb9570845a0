namespace PgRollback;

/// <summary>The compiled way back of one migration, as data.</summary>
public sealed class RollbackPlan
{
    internal RollbackPlan()
    {
    }

    /// <summary>Name of the migration: its file name without <c>.sql</c> or <c>.up.sql</c>. Unique in a set, and what the history table calls it.</summary>
    public required string Stem { get; init; }

    /// <summary>The part of the name that orders migrations: <c>20250110</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What the migration is for, in its author's words; null when the file does not say.</summary>
    public string? Summary { get; init; }

    /// <summary>SHA-256 of the migration file in lower-case hex: its text in UTF-8 without byte order mark and with CRLF as LF.</summary>
    public required string Checksum { get; init; }

    /// <summary>Where the way back comes from.</summary>
    public required RollbackOutcome Outcome { get; init; }

    /// <summary>The model replayed it and found the schema that was there before. False for a hand-written way back that says something the model cannot follow.</summary>
    public bool IsProved { get; init; } = true;

    /// <summary>Why there is no way back; null unless <see cref="Outcome"/> is <see cref="RollbackOutcome.Irreversible"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Oldest major version of PostgreSQL that the plan was made for; null when the plan does not say.</summary>
    public int? MinServerVersion { get; init; }

    /// <summary>Newest major version of PostgreSQL that the plan was made for; null when the plan does not say.</summary>
    public int? MaxServerVersion { get; init; }

    /// <summary>What the migration touched and its rollback leaves alone.</summary>
    public required IReadOnlyList<KeptObject> Kept { get; init; }

    /// <summary>Where the migration loses rows or values when it is applied; its way back restores them only where a witness kept them.</summary>
    public IReadOnlyList<DataLoss> Losses { get; init; } = [];

    /// <summary>The steps say all that goes along with what they drop (<see cref="RollbackStep.Takes"/>); not so in plans that were written by hand.</summary>
    public bool HasFootprint { get; init; }

    /// <summary>What the catalogs say afterwards of what it touched; empty in plans that were written by hand.</summary>
    internal List<ObjectExpectation> Expectations { get; init; } = [];

    /// <summary>What it changes although no step names it.</summary>
    internal List<TouchedName> TouchedNames { get; init; } = [];

    /// <summary>How many statements lost a secret when the plan was stashed (<see cref="RollbackStash"/>): it can be read, and not run.</summary>
    public int MaskedStatements { get; init; }

    /// <summary>The statements of the way back, in the order in which they run.</summary>
    public required IReadOnlyList<RollbackStep> Steps { get; init; }

    /// <summary>SHA-256 of the encoded plan in lower-case hex: tells whether an interrupted rollback is resumed with the plan that it was begun with.</summary>
    public required string Hash { get; init; }

    /// <summary>Every step can run inside a transaction.</summary>
    public bool IsTransactional => Steps.All(static step => step.IsTransactional);

    /// <summary>Some step destroys rows or values, if there are any.</summary>
    public bool DestroysRows => Steps.Any(static step => step.DestroysRows);

    /// <summary>Reads an encoded plan. Records that this version does not know are skipped; steps of an unknown kind become a <see cref="RawSqlStep"/>.</summary>
    /// <exception cref="PlanFormatException">The data are damaged, or of a format version that this runtime does not know.</exception>
    public static RollbackPlan Decode(ReadOnlySpan<byte> data) => PlanDecoder.Decode(data, Sha256.Hex(data));
}
