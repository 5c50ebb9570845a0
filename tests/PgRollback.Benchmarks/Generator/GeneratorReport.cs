extern alias generators;

using System.Globalization;
using generators::PgRollback.Generators;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Benchmarks.Generator;

/// <summary>
/// <c>generator [sizes]</c>: what the generator costs in an editor and in a build, beside a generator that reads and collects the same files and emits one output.
/// Both run in turns, so that a disturbance of the machine meets both.
/// </summary>
internal static class GeneratorReport
{
    private const int Edits = 200;
    private const int ColdRuns = 11;
    private const int Compilations = 5;

    private static readonly string[] Kinds = ["comment", "body", "ddl", "column"];
    private static readonly string[] Places = ["first", "middle", "last"];

    public static void Run(TextWriter output, int[] sizes)
    {
        sizes = sizes.Length == 0 ? [1_000, 10_000] : sizes;
        var cold = new List<double>();
        var edits = new List<double>();
        foreach (var size in sizes)
        {
            using var folder = new MigrationFolder(size);
            Line(output, $"== {folder.Paths.Count} files");
            cold.Add(ReportCold(output, folder));
            edits.Add(ReportEdits(output, folder));
            if (folder.Paths.Count <= 1_000)
            {
                ReportCompilation(output, folder);
            }

            ReportMemory(output, folder);
        }

        if (sizes.Length > 1)
        {
            Line(output, $"== {sizes[^1]} to {sizes[0]} files: cold {cold[^1] / cold[0]:0.0} times, the slowest kind of edit {edits[^1] / edits[0]:0.0} times");
        }
    }

    /// <returns>Processor time of a cold run.</returns>
    private static double ReportCold(TextWriter output, MigrationFolder folder)
    {
        var sources = Ours(folder, out var diagnostics).Sources;
        List<double> ours = [], floor = [], ourProcessor = [], floorProcessor = [], reading = [], analysis = [];
        for (var i = -ColdRuns; i < ColdRuns; i++)
        {
            if (i == 0)
            {
                foreach (var list in new[] { ours, floor, ourProcessor, floorProcessor, reading, analysis })
                {
                    list.Clear();
                }
            }

            var (project, other) = (new GeneratorProject(new RollbackGenerator(), folder.Paths), new GeneratorProject(new FloorGenerator(sources), folder.Paths));
            GC.Collect();
            ourProcessor.Add(ProcessorTime.Of(() => ours.Add(project.Run())));
            GC.Collect();
            floorProcessor.Add(ProcessorTime.Of(() => floor.Add(other.Run())));
            GC.Collect();
            MigrationFile[] files = [];
            reading.Add(ProcessorTime.Of(() => files = [.. folder.Paths.Select(static path => MigrationFileReader.Read(path, File.ReadAllText(path)))]));
            analysis.Add(ProcessorTime.Of(() => new AnalysisMemo().Analyze(files, AnalysisOptions.Default)));
        }

        Line(output, $"{sources.Sum(static s => (long)s.Length) / 1000.0:0} kB generated, {diagnostics} diagnostics");
        Line(output, $"cold run, warm process: {ours.Median():0.0} ms, floor {floor.Median():0.0} ms (median of {ColdRuns}): {ours.Median() / floor.Median():0.00} times");
        Line(output, $"processor time of it: {ourProcessor.Median():0.0} ms (reading {reading.Median():0.0}, analysis {analysis.Median():0.0}), floor {floorProcessor.Median():0.0} ms: {ourProcessor.Median() / floorProcessor.Median():0.00} times");
        return ourProcessor.Median();
    }

    private static double ReportEdits(TextWriter output, MigrationFolder folder)
    {
        var ours = Ours(folder, out _);
        var floor = new GeneratorProject(new FloorGenerator([]), folder.Paths);
        floor.Run();
        Line(output, $"{"p95 of " + Edits.ToString(CultureInfo.InvariantCulture) + " runs, ms",-24} {"ours",8} {"floor",8} {"above",8}   median above");
        var slowest = 0.0;
        List<double> ourTimes = [], floorTimes = [];
        for (var i = -10; i < Edits; i++)
        {
            ours.EditCSharp();
            floor.EditCSharp();
            Add(i, ourTimes, ours.Run(), floorTimes, floor.Run());
        }

        Report(output, "C#", ourTimes, floorTimes);
        foreach (var kind in Kinds)
        {
            for (var place = 0; place < Places.Length; place++)
            {
                ourTimes.Clear();
                floorTimes.Clear();
                for (var i = -10; i < Edits; i++)
                {
                    var text = folder.Text(folder.Edited[place], kind, i + 100);
                    ours.Edit(folder.Edited[place], text);
                    floor.Edit(folder.Edited[place], text);
                    Add(i, ourTimes, ours.Run(), floorTimes, floor.Run());
                }

                Report(output, $"{kind}, {Places[place]}", ourTimes, floorTimes);
                slowest = Math.Max(slowest, ourTimes.Median());
                var original = File.ReadAllText(folder.Paths[folder.Edited[place]]);
                ours.Edit(folder.Edited[place], original);
                ours.Run();
            }
        }

        return slowest;
    }

    private static void ReportCompilation(TextWriter output, MigrationFolder folder)
    {
        var empty = Enumerable.Range(0, folder.Paths.Count).Select(static i => $"internal sealed class Empty{i.ToString(CultureInfo.InvariantCulture)} {{ }}").ToArray();
        var one = string.Join('\n', empty);
        List<double> ours = [], floor = [];
        for (var i = -Compilations; i < Compilations; i++)
        {
            Add(i, ours, new GeneratorProject(new RollbackGenerator(), folder.Paths).Compile(), floor, new GeneratorProject(new FloorGenerator([one]), folder.Paths).Compile());
        }

        Line(output, $"processor time of a compilation, generator included: {ours.Median():0} ms, with empty classes {floor.Median():0} ms (median of {Compilations}): {(ours.Median() - floor.Median()) / folder.Paths.Count:0.00} ms a file above");
    }

    private static void ReportMemory(TextWriter output, MigrationFolder folder)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var ours = Ours(folder, out _);
        var line = $"retained, kB a file: {Retained(before, folder):0.0} behind the first run";
        for (var edit = 1; edit <= 500; edit++)
        {
            var place = edit % Places.Length;
            ours.Edit(folder.Edited[place], folder.Text(folder.Edited[place], Kinds[edit % Kinds.Length], edit));
            ours.Run();
            if (edit is 100 or 250 or 500)
            {
                line += $", {Retained(before, folder):0.0} behind {edit} edits";
            }
        }

        GC.KeepAlive(ours);
        Line(output, line);
    }

    private static double Retained(long before, MigrationFolder folder) => (GC.GetTotalMemory(forceFullCollection: true) - before) / 1000.0 / folder.Paths.Count;

    private static GeneratorProject Ours(MigrationFolder folder, out int diagnostics)
    {
        var project = new GeneratorProject(new RollbackGenerator(), folder.Paths);
        project.Run();
        diagnostics = project.Diagnostics;
        return project;
    }

    /// <summary>Runs before the first counted one warm the machine up.</summary>
    private static void Add(int run, List<double> ourTimes, double ours, List<double> floorTimes, double floor)
    {
        if (run >= 0)
        {
            ourTimes.Add(ours);
            floorTimes.Add(floor);
        }
    }

    private static void Report(TextWriter output, string what, List<double> ours, List<double> floor) =>
        Line(output, $"{what,-24} {ours.Percentile(0.95),8:0.00} {floor.Percentile(0.95),8:0.00} {ours.Percentile(0.95) - floor.Percentile(0.95),8:0.00}   {ours.Median() - floor.Median():0.00}");

    private static void Line(TextWriter output, FormattableString text)
    {
        output.WriteLine(FormattableString.Invariant(text));
        output.Flush();
    }

    private static void Line(TextWriter output, string text) => output.WriteLine(text);
}
