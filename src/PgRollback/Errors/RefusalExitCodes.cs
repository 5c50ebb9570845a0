namespace PgRollback;

/// <summary>Scripts around a deployment tell some refusals apart: those that another database, role or time would not meet.</summary>
internal static class RefusalExitCodes
{
    /// <returns>The code of the kind that all of them are of, else the general one.</returns>
    public static int Of(IReadOnlyList<Refusal> refusals)
    {
        var code = Of(refusals[0].Kind);
        return refusals.All(refusal => Of(refusal.Kind) == code) ? code : ExitCodes.Refused;
    }

    private static int Of(RefusalKind kind) => kind switch
    {
        RefusalKind.ReadOnly => ExitCodes.ReadOnly,
        RefusalKind.MissingRights => ExitCodes.MissingRights,
        RefusalKind.Unfinished => ExitCodes.Unfinished,
        RefusalKind.ConnectionMode => ExitCodes.ConnectionMode,
        RefusalKind.Stranger => ExitCodes.Strangers,
        RefusalKind.NotRestored => ExitCodes.Verification,
        RefusalKind.Drift => ExitCodes.Drift,
        RefusalKind.Tampered => ExitCodes.Tampered,
        RefusalKind.RowsInTheWay or RefusalKind.RowConflict => ExitCodes.Rows,
        _ => ExitCodes.Refused,
    };
}
