using System.Globalization;
using Spectre.Console;

namespace PgRollback;

/// <summary>A line for each migration, written when it is done. Reports come in order on the run's own flow, which <see cref="Progress{T}"/> would not keep.</summary>
internal sealed class LineProgress(ConsoleOutput output) : IProgress<DeploymentProgress>, IProgress<RollbackProgress>
{
    private long _start;

    public void Report(DeploymentProgress value) => Report("applied", value.Migration.Stem, value.Number, value.Total, value.IsDone);

    public void Report(RollbackProgress value) => Report("rolled back", value.Rollback.Stem, value.Number, value.Total, value.IsDone);

    private void Report(string verb, string stem, int number, int total, bool isDone)
    {
        if (!isDone)
        {
            _start = System.Diagnostics.Stopwatch.GetTimestamp();
            return;
        }

        var time = Words.Of(System.Diagnostics.Stopwatch.GetElapsedTime(_start));
        var counter = string.Create(CultureInfo.InvariantCulture, $"[{number}/{total}]");
        output.Error.MarkupLineInterpolated($"[grey]{counter}[/] {stem} [green]{verb}[/] [grey]({time})[/]");
    }
}
