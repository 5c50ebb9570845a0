using PgRollback.Generators.Configuration;
using PgRollback.Plans;

namespace PgRollback.Generators.Pipeline;

/// <summary>The migrations that share one output. Which group a migration is in follows from its stem alone, so that a new file makes one output anew and not all.</summary>
internal sealed record RollbackGroup(int Index, OutputSettings Settings, EquatableArray<CompiledRollback> Rollbacks)
{
    private const int Fewest = 16;
    private const int Most = 256;
    private const int MigrationsInOne = 64;

    /// <summary>How many groups there are: each costs a little at every keystroke, and a large one costs much at an edit in it. Powers of two, so that the number hardly ever changes.</summary>
    public static int CountFor(int migrations)
    {
        var count = Fewest;
        while (count < Most && count * MigrationsInOne < migrations)
        {
            count *= 2;
        }

        return count;
    }

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
    public static int IndexOf(string stem, int count)
    {
        var hash = 2166136261u;
        foreach (var c in stem)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return (int)((hash ^ (hash >> 16)) % (uint)count);
    }
}

/// <summary>All migrations by the names of their members, in the order of their deployment.</summary>
internal sealed record RollbackSetModel(OutputSettings Settings, EquatableArray<string> Identifiers);
