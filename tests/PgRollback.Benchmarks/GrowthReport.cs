using System.Diagnostics;
using System.Globalization;
using PgRollback.Benchmarks.Material;
using PgRollback.Planning;

namespace PgRollback.Benchmarks;

/// <summary>
/// <c>growth</c>: what one migration costs in sets of different sizes. Sizes take turns, so that a disturbance of the machine meets them all,
/// and each has its median.
/// </summary>
internal static class GrowthReport
{
    private const int Rounds = 7;

    private static readonly AnalysisOptions Options = new() { AcceptDataGaps = true };

    public static void Run(TextWriter output)
    {
        int[] sizes = [.. MigrationMaterial.Sizes];
        var parse = sizes.ToDictionary(static s => s, static _ => new List<double>());
        var plan = sizes.ToDictionary(static s => s, static _ => new List<double>());
        Measure(sizes[0]);
        Measure(sizes[^1]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var size in sizes)
            {
                // As many sets of a small size as weigh about as much as one large one.
                for (var i = Math.Max(1, 1_000 / size); i > 0; i--)
                {
                    var (parsed, planned) = Measure(size);
                    parse[size].Add(parsed);
                    plan[size].Add(planned);
                }
            }
        }

        var outcomes = MigrationSetAnalyzer.Analyze(MigrationMaterial.Parse(MigrationMaterial.First(sizes[^1])), Options).Migrations.GroupBy(static m => m.Outcome);
        output.WriteLine("outcomes: " + string.Join(", ", outcomes.OrderBy(static g => g.Key).Select(static g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count()}"))));
        var reference = sizes.First(s => s >= Math.Min(100, sizes[^1]));
        output.WriteLine($"{"migrations",10} {"parse us each",14} {"replay+plan us each",20} {"together",10} {"to " + reference.ToString(CultureInfo.InvariantCulture),8}");
        var basis = Median(parse[reference]) + Median(plan[reference]);
        foreach (var size in sizes)
        {
            var (parsed, planned) = (Median(parse[size]), Median(plan[size]));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,10} {parsed,14:0.0} {planned,20:0.0} {parsed + planned,10:0.0} {(parsed + planned) / basis,8:0.00}"));
        }
    }

    /// <summary>Microseconds for one migration of a set.</summary>
    private static (double Parse, double Plan) Measure(int size)
    {
        var texts = MigrationMaterial.First(size);
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var files = MigrationMaterial.Parse(texts);
        var parsed = clock.Elapsed;
        _ = MigrationSetAnalyzer.Analyze(files, Options);
        return (parsed.TotalMicroseconds / size, (clock.Elapsed - parsed).TotalMicroseconds / size);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
