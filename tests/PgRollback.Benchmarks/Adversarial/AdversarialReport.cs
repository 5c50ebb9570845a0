using System.Diagnostics;
using System.Globalization;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Benchmarks.Adversarial;

/// <summary>
/// <c>adversarial</c>: what reading, and reading with replay and plan, cost for each adversarial input, from 1 KB to 16 MB by doublings. The growth of a doubling is counted
/// from where a run takes long enough to be measured; the worst over two doublings, as its root, is shown, for a single one is often the machine's.
/// </summary>
internal static class AdversarialReport
{
    private const double Measurable = 50;

    private static readonly AnalysisOptions Options = AnalysisOptions.Default with { AcceptDataGaps = true };

    /// <param name="output">Where the table goes.</param>
    /// <param name="largest">In characters.</param>
    /// <param name="patience">Milliseconds: an input that took longer is not doubled again.</param>
    /// <param name="names">Parts of names; none: all inputs.</param>
    public static void Run(TextWriter output, int largest, int patience, IReadOnlyList<string> names)
    {
        var inputs = AdversarialInput.All.Where(i => names.Count == 0 || names.Any(n => i.Name.Contains(n, StringComparison.Ordinal))).ToList();
        output.WriteLine($"{"input",-36} {"up to",8} {"parse ms",10} {"growth",7} {"all ms",10} {"growth",7}");
        foreach (var input in inputs)
        {
            Measure(input, 1 << 14);
        }

        foreach (var input in inputs)
        {
            var (parse, all) = (new List<double>(), new List<double>());
            var length = 1 << 10;
            for (; length <= largest; length *= 2)
            {
                var (parsed, analyzed) = Median(input, length);
                parse.Add(parsed);
                all.Add(analyzed);
                if (analyzed > patience)
                {
                    break;
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input.Name,-36} {Size(Math.Min(length, largest)),8} {parse[^1],10:0.0} {Growth(parse),7} {all[^1],10:0.0} {Growth(all),7}"));
        }
    }

    /// <summary>Short runs three times.</summary>
    private static (double Parse, double All) Median(AdversarialInput input, int length)
    {
        var first = Measure(input, length);
        if (first.All > 200)
        {
            return first;
        }

        var runs = new List<(double Parse, double All)> { first, Measure(input, length), Measure(input, length) };
        return (runs.Select(static r => r.Parse).Order().ElementAt(1), runs.Select(static r => r.All).Order().ElementAt(1));
    }

    private static (double Parse, double All) Measure(AdversarialInput input, int length)
    {
        var texts = input.Write(length);
        GC.Collect();
        var start = ProcessorTime();
        var files = Read(texts);
        var parsed = ProcessorTime() - start;
        _ = MigrationSetAnalyzer.Analyze(files, Options);
        return (parsed, ProcessorTime() - start);
    }

    /// <summary>What the process computed so far, in milliseconds: elapsed time would tell of the machine's other work as well.</summary>
    private static double ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    public static List<MigrationFile> Read(IReadOnlyList<string> texts) =>
        texts.Select(static (text, i) => MigrationFileReader.Read(string.Create(CultureInfo.InvariantCulture, $"{i + 1:0000000}_adversarial.sql"), text)).ToList();

    private static string Growth(List<double> times)
    {
        var worst = 0.0;
        for (var i = 0; i + 2 < times.Count; i++)
        {
            if (times[i] >= Measurable)
            {
                worst = Math.Max(worst, Math.Sqrt(times[i + 2] / times[i]));
            }
        }

        return worst == 0 ? "-" : worst.ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static string Size(int length) => length >= 1 << 20 ? $"{length >> 20} MB" : $"{length >> 10} KB";
}
