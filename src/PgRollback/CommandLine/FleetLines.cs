using System.Globalization;
using Spectre.Console;

namespace PgRollback;

/// <summary>A line for each database, written when it is done.</summary>
internal sealed class FleetLines(ConsoleOutput output, string verb) : IProgress<TargetProgress>
{
    public void Report(TargetProgress value)
    {
        if (value.Report is not { } report)
        {
            return;
        }

        var counter = string.Create(CultureInfo.InvariantCulture, $"[{value.Finished}/{value.Total}]");
        var what = report.State == TargetState.Done ? $"{Words.Count(report.Migrations.Count, "migration", "migrations")} {verb}" : Words.Of(report.State);
        var colour = report.State switch { TargetState.Done => "green", TargetState.Failed => "red", _ => "yellow" };

        // The reason is told at the end, where nothing pushes it out of sight.
        output.Error.MarkupLineInterpolated($"[grey]{counter}[/] {report.Target.Name} [{colour}]{what}[/] [grey]({Words.Of(report.Duration)})[/]");
    }
}
