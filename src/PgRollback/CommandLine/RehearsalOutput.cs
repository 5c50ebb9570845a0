using System.Globalization;

namespace PgRollback;

/// <summary>Shows a rehearsal: steps with their durations, then locks.</summary>
internal static class RehearsalOutput
{
    public static void Write(ConsoleOutput output, RehearsalReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, report);
            return;
        }

        var steps = output.Table("Migration", "Step", "Took");
        foreach (var step in report.Steps)
        {
            steps.AddCells(step.Migration, step.Step.Title, Words.Of(step.Duration));
        }

        output.Console.Write(steps);
        var locks = output.Table("Locked", "Mode", "Rows (estimated)");
        foreach (var item in report.Locks)
        {
            locks.AddCells(item.Relation, item.Mode, item.EstimatedRows?.ToString(CultureInfo.InvariantCulture) ?? "");
        }

        output.Console.Write(locks);
        output.Say($"Rehearsed and taken back; its locks were held for {Words.Of(report.Duration)}.");
    }
}
