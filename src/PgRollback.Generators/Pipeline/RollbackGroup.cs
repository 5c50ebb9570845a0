using PgRollback.Generators.Configuration;

namespace PgRollback.Generators.Pipeline;

/// <summary>The migrations that share one output. Which group a migration is in follows from its stem alone, so that a new file makes one output anew and not all.</summary>
internal sealed record RollbackGroup(int Index, OutputSettings Settings, EquatableArray<CompiledRollback> Rollbacks)
{
    public const int Count = 16;

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
    public static int IndexOf(string stem)
    {
        var hash = 2166136261u;
        foreach (var c in stem)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return (int)((hash ^ (hash >> 16)) % Count);
    }
}

/// <summary>All migrations by the names of their members, in the order of their deployment.</summary>
internal sealed record RollbackSetModel(OutputSettings Settings, EquatableArray<string> Identifiers);
