namespace PgRollback;

/// <summary>Shows a preflight: what would be rolled back or why not, then what else there is to know.</summary>
internal static class PreflightOutput
{
    /// <returns>The exit code that a run would have now.</returns>
    public static int Write(ConsoleOutput output, PreflightReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, report);
        }
        else
        {
            foreach (var refusal in report.Refusals)
            {
                output.Say($"refused: {refusal}");
            }

            foreach (var migration in report.Migrations)
            {
                output.Say($"ready: {migration.Stem} ({Words.Conduct(migration)})");
            }

            foreach (var fact in report.Facts)
            {
                output.Say($"{fact.Kind}: {fact.Message}");
            }
        }

        return report.Refusals.Count == 0 ? ExitCodes.Success : RefusalExitCodes.Of(report.Refusals);
    }
}
