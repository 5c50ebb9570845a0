namespace PgRollback;

/// <summary>Where the way back of a migration comes from.</summary>
public enum RollbackOutcome
{
    /// <summary>It follows from the text of the migrations and was proved when they were compiled.</summary>
    Derived,

    /// <summary>Its author wrote it.</summary>
    Handwritten,

    /// <summary>There is nothing to take back.</summary>
    Nothing,

    /// <summary>There is none; its author said why.</summary>
    Irreversible,
}
