using PgRollback.Syntax;

namespace PgRollback.Catalog;

public enum GapKind
{
    /// <summary>Rows or values changed that the text does not bring back; the schema is known all the same.</summary>
    Data,

    /// <summary>An effect on the schema that the text does not show: behind it the model is not sure.</summary>
    Schema,

    /// <summary>A kind of statement whose effect the model does not follow.</summary>
    NotModelled,
}

/// <summary>Something in a migration whose inverse does not follow from the text.</summary>
public sealed record Gap(GapKind Kind, string Message, TextSpan Span)
{
    /// <summary>Of a gap in the schema: the code whose effect is not known, which tells what it may have touched; null: anything.</summary>
    public string? Code { get; init; }

    /// <summary>Of a gap in the schema: objects with an Oid from here on came behind it, so it did not touch them.</summary>
    public Oid Limit { get; init; }

    /// <summary>Of a gap in the schema: what may be there behind it although the model has none of it.</summary>
    public EquatableArray<PossibleObject> Possible { get; init; }

    /// <summary>Of a gap in the schema: the only object whose state is not known.</summary>
    public PossibleObject? Object { get; init; }

    /// <summary>Of a gap in the schema: at most owners, privileges and the tables of publications are not known; what objects are made of is.</summary>
    public bool KeepsDefinitions { get; init; }

    /// <summary>Of a gap in the schema: an object depends on something that the model does not know, so it may go with a CASCADE.</summary>
    public bool HidesDependencies { get; init; }

    /// <summary>Of a gap in the schema: what depends on <see cref="Object"/> may have gone with it.</summary>
    public bool Cascades { get; init; }

    /// <summary>Of a gap in the schema: it touches nothing but what the migration made, and goes with that.</summary>
    public bool IsOnNewObjects { get; init; }

    /// <summary>A role that is made or dropped, which leaves the database as it is.</summary>
    public RoleEffect? Role { get; init; }

    /// <summary>Of a gap in the data: where rows or values are lost; null where the text does not tell.</summary>
    public DataLoss? Loss { get; init; }
}

/// <param name="IsMade">Made, not dropped.</param>
/// <param name="IsOlder">Of a role that is dropped: no statement of the migration made it.</param>
public readonly record struct RoleEffect(string Role, bool IsMade, bool IsOlder);

/// <summary>How rows or values are lost.</summary>
public enum DataLossKind
{
    /// <summary>Rows are changed, deleted or added by statements.</summary>
    ChangedRows,

    /// <summary>All rows of a table go, without a trigger that sees them.</summary>
    AllRows,

    /// <summary>The values of a column are dropped or rewritten.</summary>
    Values,

    /// <summary>A sequence begins elsewhere, or is dropped.</summary>
    SequenceValue,
}

/// <summary>Where a migration loses data: a table or sequence, and the number of a column (0: all of it).</summary>
public readonly record struct DataLoss(DataLossKind Kind, Oid Relation, int Column);
