using System.Diagnostics;
using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Benchmarks;

/// <summary>
/// <c>throughput FILE [PEER…]</c>: megabytes per second of reading one large file of SQL. A peer is a command that parses the file once for
/// each line that it is sent and answers with the nanoseconds of processor time; it takes turns with ours, so that a disturbance of the machine meets both.
/// </summary>
internal static class ThroughputReport
{
    private const int Rounds = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static void Run(string file, string[] peer, TextWriter output)
    {
        var text = File.ReadAllText(file);
        var megabytes = new FileInfo(file).Length / 1e6;
        using var process = peer.Length == 0 ? null : Process.Start(new ProcessStartInfo(peer[0], peer[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true });
        var (ours, theirs) = (new List<double>(), new List<double>());

        // Until the just-in-time compiler has nothing left to improve: what comes before is its time, not the parser's.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            _ = SqlReader.Read(text);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var (our, their) = (Ours(text), process is null ? 0 : Theirs(process));
            ours.Add(megabytes / our);
            theirs.Add(megabytes / their);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var statements = SqlReader.Read(text).Statements;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{megabytes:0.0} MB, {statements.Count} statements, of them errors {statements.OfType<ErrorStatement>().Count()}, allocated {allocated / megabytes / 1e6:0.00} bytes for each of the text"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PgRollback {Median(ours):0.0} MB/s ({ours.Min():0.0} to {ours.Max():0.0}), median of {Rounds}"));
        if (process is not null)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peer       {Median(theirs):0.0} MB/s ({theirs.Min():0.0} to {theirs.Max():0.0})"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio      {Median(ours) / Median(theirs):0.00}; of the runs in turn {Median([.. ours.Zip(theirs, static (o, t) => o / t)]):0.00}"));
        }
    }

    private static double Ours(string text)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        _ = SqlReader.Read(text);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Theirs(Process process)
    {
        process.StandardInput.Write('\n');
        process.StandardInput.Flush();
        return double.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture) / 1e9;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
