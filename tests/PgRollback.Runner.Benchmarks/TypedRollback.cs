using Npgsql;

namespace PgRollback.Runner.Benchmarks;

/// <summary>The ten migrations of the guide, compiled, and taken back by the runtime.</summary>
public static class TypedRollback
{
    /// <summary>They are rolled back by whoever vouches for what is applied: no history, no checks, no record.</summary>
    public static RollbackOptions Bare { get; } = new() { Reason = "the benchmark", History = null, Preflight = false, UseWitness = false, UseStash = false, Verify = false, Audit = false };

    /// <summary>History, checks before and after, and a record.</summary>
    public static RollbackOptions Checked { get; } = new() { Reason = "the benchmark" };

    /// <summary>The schema that was there before the ten stays.</summary>
    public static RollbackPath Path => Rollbacks.All.DownTo(Rollbacks.M20241201_BaseSchema);

    public static Task RunAsync(NpgsqlDataSource dataSource, RollbackOptions options) => Path.RunAsync(dataSource, RowLoss.Drop, options);
}
