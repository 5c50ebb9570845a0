using System.Diagnostics;
using System.Globalization;
using PgRollback.Benchmarks.Material;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Testing;

namespace PgRollback.Benchmarks.Generator;

/// <summary><c>memo --folder DIR</c>: random edits of a folder, each analysed with what is remembered and without. The results must be the same; how long both took is printed.</summary>
internal static class MemoReport
{
    private const int Edits = 300;
    private const int MostFiles = 400;

    public static void Run(TextWriter output)
    {
        var edits = new MigrationEdits(1, MigrationMaterial.First(Math.Min(MostFiles, MigrationMaterial.Sizes.Max())));
        var files = new Dictionary<(string, string), MigrationFile>();
        var memo = new AnalysisMemo();
        List<double> with = [], without = [];
        var edit = "at first";
        for (var i = 0; i < Edits; i++)
        {
            var now = edits.Files.Select(file => files.TryGetValue(file, out var known) ? known : files[file] = MigrationFileReader.Read(file.Path, file.Text)).ToArray();
            var clock = Stopwatch.StartNew();
            var actual = memo.Analyze(now, AnalysisOptions.Default);
            with.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            var expected = MigrationSetAnalyzer.Analyze(now, AnalysisOptions.Default);
            without.Add(clock.Elapsed.TotalMilliseconds);
            if (!actual.Equals(expected))
            {
                var at = Enumerable.Range(0, Math.Min(actual.Migrations.Count, expected.Migrations.Count)).FirstOrDefault(n => !actual.Migrations[n].Equals(expected.Migrations[n]), -1);
                output.WriteLine($"ANOTHER RESULT after {edit}: {(at < 0 ? "the set" : expected.Migrations[at].File.Path)}");
            }

            edit = edits.Next();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edits.Files.Count} files, {Edits} edits: median {with.Median():0.00} ms with memory, {without.Median():0.00} ms without; p95 {with.Percentile(0.95):0.00} and {without.Percentile(0.95):0.00} ms"));
    }
}
