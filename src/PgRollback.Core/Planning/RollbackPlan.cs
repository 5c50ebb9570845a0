namespace PgRollback.Planning;

/// <summary>What takes the catalog after a migration back to the catalog before it; proved, or it does not exist.</summary>
public sealed record RollbackPlan
{
    public EquatableArray<RollbackStep> Steps { get; init; }

    /// <summary>Objects that the migration touched and that stay, with the reason.</summary>
    public EquatableArray<KeptObject> Kept { get; init; }

    /// <summary>What the catalogs say afterwards of what it touched.</summary>
    public EquatableArray<ObjectExpectation> Expectations { get; init; }

    /// <summary>What it changes although no step names it.</summary>
    public EquatableArray<TouchedName> TouchedNames { get; init; }

    public bool IsTransactional
    {
        get
        {
            foreach (var step in Steps)
            {
                if (!step.Transactional)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public bool DestroysRows
    {
        get
        {
            foreach (var step in Steps)
            {
                if (step.DestroysRows)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public bool RestoresColumnOrder
    {
        get
        {
            foreach (var step in Steps)
            {
                if (!step.RestoresColumnOrder)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>An object that a rollback leaves alone, and why: <c>function public.update_updated_at_column()</c>, "was there before; its earlier definition is restored".</summary>
public sealed record KeptObject(string Address, string Reason);
