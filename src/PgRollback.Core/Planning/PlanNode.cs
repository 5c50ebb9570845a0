using PgRollback.Catalog;

namespace PgRollback.Planning;

internal enum PlanAction
{
    /// <summary>Drop an object that was not there before, or that must make way.</summary>
    Drop,

    /// <summary>Drop the columns that were not there before.</summary>
    DropColumns,

    /// <summary>Drop a default that needs something that goes away and comes back.</summary>
    DropDefault,

    /// <summary>Give up a name that is needed before its holder can be dropped.</summary>
    Aside,

    /// <summary>Give the earlier name or schema.</summary>
    Rename,

    /// <summary>All other properties in place.</summary>
    Change,

    /// <summary>Make an object that was there before.</summary>
    Create,

    /// <summary>Hand a sequence to the column that owns it.</summary>
    OwnSequence,

    /// <summary>Replica identity and clustering, which need indexes.</summary>
    AttachIndexes,
}

/// <summary>A piece of a plan with what must come before it.</summary>
internal sealed class PlanNode(PlanAction action, Oid oid, int column = 0)
{
    public PlanAction Action => action;

    public Oid Oid => oid;

    public int Column => column;

    /// <summary>Last touch by the migration: later ones are undone first.</summary>
    public int Priority { get; init; }

    public HashSet<PlanNode> Before { get; } = [];
}
