using Spectre.Console;

namespace PgRollback;

/// <summary>What commands on many databases have in common: progress while they run, and the summary.</summary>
internal static class FleetCommand
{
    /// <param name="output">Where it goes.</param>
    /// <param name="verb">What happens to migrations: <c>rolled back</c>.</param>
    /// <param name="json">Only the summary, as JSON.</param>
    /// <param name="options">Settings.</param>
    /// <param name="run">Runs it.</param>
    public static async Task<int> RunAsync(ConsoleOutput output, string verb, bool json, FleetOptions options, Func<FleetOptions, Task<FleetReport>> run)
    {
        if (json)
        {
            var result = await run(options).ConfigureAwait(false);
            JsonOutput.Write(output, result);
            return result.ExitCode;
        }

        var report = output.Error.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? await new FleetTable(output.Error, verb).RunAsync(options, run).ConfigureAwait(false)
            : await run(options with { Progress = new FleetLines(output, verb) }).ConfigureAwait(false);
        Write(output, report, verb);
        return report.ExitCode;
    }

    private static void Write(ConsoleOutput output, FleetReport report, string verb)
    {
        foreach (var notice in report.Targets.SelectMany(static target => target.Notices).Distinct(StringComparer.Ordinal))
        {
            output.Error.WriteLine(notice);
        }

        foreach (var target in report.Targets.Where(static target => target.State is TargetState.Failed or TargetState.Cancelled))
        {
            output.Say(target.Message is { } message ? $"{target.Target}: {Words.Of(target.State)}: {message}" : $"{target.Target}: {Words.Of(target.State)}");
        }

        foreach (var target in report.Targets.Where(static target => target.State is TargetState.NotBegun))
        {
            output.Say($"{target.Target}: {Words.Of(target.State)}");
        }

        output.Say(Summary(report, verb));
    }

    private static string Summary(FleetReport report, string verb)
    {
        var parts = Enum.GetValues<TargetState>()
            .OrderBy(static state => state == TargetState.NotBegun)
            .Select(state => (State: state, Count: report.Count(state)))
            .Where(static part => part.Count > 0)
            .Select(part => FormattableString.Invariant($"{part.Count} {(part.State == TargetState.Done ? verb : Words.Of(part.State))}"));
        return $"{Words.Count(report.Targets.Count, "database", "databases")} in {Words.Of(report.Duration)}: {string.Join(", ", parts)}.";
    }
}
