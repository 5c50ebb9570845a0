namespace PgRollback;

/// <summary>What becomes of rows and values that a rollback would destroy.</summary>
public enum RowLoss
{
    /// <summary>The rollback is refused when there are any. Empty tables and columns without values are no obstacle.</summary>
    Refuse = 0,

    /// <summary>They are copied into the archive (<see cref="RollbackArchive"/>) in the transaction that destroys them, and can be brought back when the migration is applied again.</summary>
    Park = 1,

    /// <summary>They are gone.</summary>
    Drop = 2,
}
