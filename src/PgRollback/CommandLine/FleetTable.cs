using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PgRollback;

/// <summary>On a terminal one table, drawn anew while the databases are at work: those that failed, those at work, and how many are done.</summary>
internal sealed class FleetTable(IAnsiConsole console, string verb) : IProgress<TargetProgress>
{
    /// <summary>Lines of the table that are no database.</summary>
    private const int Frame = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);
    private readonly ConcurrentDictionary<DatabaseTarget, Run> _atWork = new();
    private readonly ConcurrentQueue<TargetReport> _failed = new();
    private volatile TargetProgress? _last;
    private int _done;

    public async Task<FleetReport> RunAsync(FleetOptions options, Func<FleetOptions, Task<FleetReport>> run)
    {
        var work = run(options with { Progress = this, MigrationProgress = target => _atWork.GetOrAdd(target, static _ => new Run()) });
        await console.Live(Draw()).AutoClear(enabled: true).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(Interval)).ConfigureAwait(false);
                live.UpdateTarget(Draw());
            }
        }).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    public void Report(TargetProgress value)
    {
        if (value.Report is not { } report)
        {
            _atWork.TryAdd(value.Target, new Run());
        }
        else
        {
            _atWork.TryRemove(value.Target, out _);
            if (report.State == TargetState.Failed)
            {
                _failed.Enqueue(report);
            }
            else if (report.State is TargetState.Done or TargetState.NothingToDo)
            {
                Interlocked.Increment(ref _done);
            }
        }

        _last = value;
    }

    /// <summary>As many lines as the terminal has: what does not fit is counted.</summary>
    internal IRenderable Draw()
    {
        var room = Math.Max(console.Profile.Height - Frame, 4);
        var failed = _failed.ToArray();
        var atWork = _atWork.ToArray().OrderByDescending(static item => item.Value.Elapsed).ToArray();
        var shownFailed = failed.TakeLast(Math.Max(room - atWork.Length, room / 2)).ToArray();
        var table = new Table { Border = TableBorder.Rounded, Expand = true };
        foreach (var (header, width) in new (string, int?)[] { ("Database", null), ("State", 14), ("Migration", null), ("Time", 8) })
        {
            table.AddColumn(new TableColumn(new Text(header)) { NoWrap = true, Width = width });
        }

        foreach (var report in shownFailed)
        {
            AddRow(table, report.Target.Name, new Text(Words.Of(report.State), new Style(Color.Red)), report.Message!.Split('\n')[0], report.Duration);
        }

        foreach (var (target, run) in atWork.Take(room - shownFailed.Length))
        {
            AddRow(table, target.Name, new Text("at work"), run.Migration, run.Elapsed);
        }

        table.Caption = new TableTitle(Markup.Escape(Caption(failed.Length, atWork.Length)));
        return table;
    }

    private static void AddRow(Table table, string name, Text state, string migration, TimeSpan time) =>
        table.AddRow(OneLine(name), state, OneLine(migration), new Text(Words.Of(time)));

    private static Text OneLine(string text) => new(text) { Overflow = Overflow.Ellipsis };

    private string Caption(int failed, int atWork)
    {
        var last = _last;
        var toGo = last is null ? 0 : last.Total - _done - failed - atWork;
        return string.Create(CultureInfo.InvariantCulture, $"{_done} of {last?.Total ?? 0} {verb} or nothing to do, {failed} failed, {atWork} at work, {Math.Max(toGo, 0)} to go");
    }

    private sealed class Run : MigrationProgress
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public string Migration { get; private set; } = "";

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

        protected override void Report(string stem, int number, int total) => Migration = string.Create(CultureInfo.InvariantCulture, $"{number}/{total} {stem}");
    }
}
