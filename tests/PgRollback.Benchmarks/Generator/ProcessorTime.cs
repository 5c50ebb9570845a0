using System.Diagnostics;

namespace PgRollback.Benchmarks.Generator;

/// <summary>What the whole process computes meanwhile: unlike elapsed time it says the same on a busy machine.</summary>
internal static class ProcessorTime
{
    /// <returns>Milliseconds.</returns>
    public static double Of(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}
