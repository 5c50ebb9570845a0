using PgRollback.Diagnostics;
using PgRollback.Generators.Configuration;
using PgRollback.Planning;
using PgRollback.Plans;

namespace PgRollback.Generators.Pipeline;

/// <summary>Makes the output of an analysis, and takes from the last one what is still the same. Like <see cref="AnalysisMemo"/> it changes no result, and any number of threads may use it.</summary>
internal sealed class OutputMemo
{
    private volatile Memory? _last;

    public GeneratorOutput Of(MigrationSetAnalysis analysis, GeneratorSettings settings)
    {
        var last = _last is { } memory && memory.Output == settings.Output && memory.Analysis == settings.Analysis ? memory : null;
        var names = last is not null && HasSameNames(last.Migrations, analysis.Migrations) ? last.Names : Names.Of(analysis.Migrations, settings.Output);
        var rollbacks = Compile(last, analysis.Migrations, names, settings.Analysis);
        _last = new Memory(settings.Output, settings.Analysis, analysis.Migrations, names, rollbacks);
        return new GeneratorOutput(
            new RollbackSetModel(settings.Output, names.Identifiers),
            Group(rollbacks, settings.Output),
            [.. analysis.Diagnostics, .. analysis.Migrations.SelectMany(static migration => migration.Diagnostics), .. names.Findings, .. settings.Problems]);
    }

    private static bool HasSameNames(EquatableArray<MigrationAnalysis> last, EquatableArray<MigrationAnalysis> now)
    {
        if (last.Count != now.Count)
        {
            return false;
        }

        for (var i = 0; i < now.Count; i++)
        {
            if (!ReferenceEquals(last[i], now[i])
                && !(string.Equals(last[i].Identifier, now[i].Identifier, StringComparison.Ordinal) && string.Equals(last[i].File.Path, now[i].File.Path, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A rollback for each migration that has a name, null for the others; the very same object where it is the same rollback.</summary>
    private static CompiledRollback?[] Compile(Memory? last, EquatableArray<MigrationAnalysis> migrations, Names names, AnalysisOptions options)
    {
        var rollbacks = new CompiledRollback?[migrations.Count];
        var earlier = last is null || last.Migrations.Count == migrations.Count ? null : ByPath(last);
        for (var i = 0; i < rollbacks.Length; i++)
        {
            if (!names.IsUsable[i])
            {
                continue;
            }

            var at = earlier is null ? i : earlier.TryGetValue(migrations[i].File.Path, out var found) ? found : -1;
            var known = last is null || at < 0 ? null : last.Rollbacks[at];
            if (known is not null && ReferenceEquals(last!.Migrations[at], migrations[i]))
            {
                rollbacks[i] = known;
            }
            else
            {
                var rollback = CompiledRollback.Of(migrations[i], options);
                rollbacks[i] = rollback.Equals(known) ? known : rollback;
            }
        }

        return rollbacks;
    }

    private static Dictionary<string, int> ByPath(Memory memory)
    {
        var result = new Dictionary<string, int>(memory.Migrations.Count, StringComparer.Ordinal);
        for (var i = 0; i < memory.Migrations.Count; i++)
        {
            result[memory.Migrations[i].File.Path] = i;
        }

        return result;
    }

    private static EquatableArray<RollbackGroup> Group(CompiledRollback?[] rollbacks, OutputSettings settings)
    {
        var count = RollbackGroup.CountFor(rollbacks.Length);
        var groups = new List<CompiledRollback>[count];
        foreach (var rollback in rollbacks)
        {
            if (rollback is not null)
            {
                (groups[RollbackGroup.IndexOf(rollback.Stem, count)] ??= []).Add(rollback);
            }
        }

        return groups.Select((group, index) => new RollbackGroup(index, settings, (group ?? []).ToEquatableArray())).ToEquatableArray();
    }

    private sealed record Memory(OutputSettings Output, AnalysisOptions Analysis, EquatableArray<MigrationAnalysis> Migrations, Names Names, CompiledRollback?[] Rollbacks);

    private sealed record Names(bool[] IsUsable, EquatableArray<string> Identifiers, EquatableArray<MigrationDiagnostic> Findings)
    {
        public static Names Of(EquatableArray<MigrationAnalysis> migrations, OutputSettings settings)
        {
            var names = new MigrationNames(settings);
            var isUsable = new bool[migrations.Count];
            var identifiers = new List<string>(migrations.Count);
            for (var i = 0; i < isUsable.Length; i++)
            {
                isUsable[i] = names.Add(migrations[i]);
                if (isUsable[i])
                {
                    identifiers.Add(migrations[i].Identifier);
                }
            }

            return new Names(isUsable, identifiers.ToEquatableArray(), names.Findings);
        }
    }
}
