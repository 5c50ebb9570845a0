using PgRollback.Diagnostics;
using PgRollback.Generators.Configuration;
using PgRollback.Planning;
using PgRollback.Plans;

namespace PgRollback.Generators.Pipeline;

/// <summary>Makes the output of an analysis, and takes from the last one what is still the same. Like <see cref="AnalysisMemo"/> it changes no result, and any number of threads may use it.</summary>
internal sealed class OutputMemo
{
    /// <summary>Beyond so many, groups are filled anew.</summary>
    private const int FewChanges = 64;

    /// <summary>Findings of so many migrations make up a part.</summary>
    private const int MigrationsInPart = 64;

    private volatile Memory? _last;

    public GeneratorOutput Of(MigrationSetAnalysis analysis, GeneratorSettings settings)
    {
        var last = _last is { } memory && memory.Output == settings.Output && memory.Analysis == settings.Analysis ? memory : null;
        var names = last is not null && HasSameNames(last.Migrations, analysis.Migrations) ? last.Names : Names.Of(analysis.Migrations, settings.Output);
        var rollbacks = Compile(last, analysis.Migrations, names, settings.Analysis);
        var groups = last is not null && ReferenceEquals(names, last.Names) ? Replace(last, rollbacks) : Group(rollbacks, settings.Output);
        _last = new Memory(settings.Output, settings.Analysis, analysis.Migrations, names, rollbacks, groups);
        return new GeneratorOutput(new RollbackSetModel(settings.Output, names.Identifiers), groups, Findings(analysis, names, settings));
    }

    /// <summary>First those of no migration, then those of some migrations in a row.</summary>
    private static EquatableArray<EquatableArray<MigrationDiagnostic>> Findings(MigrationSetAnalysis analysis, Names names, GeneratorSettings settings)
    {
        var migrations = analysis.Migrations;
        var parts = new List<EquatableArray<MigrationDiagnostic>> { EquatableArray.ToEquatableArray([.. analysis.Diagnostics, .. names.Findings, .. settings.Problems]) };
        var part = new List<MigrationDiagnostic>();
        for (var i = 0; i < migrations.Count; i++)
        {
            foreach (var finding in migrations[i].Diagnostics)
            {
                part.Add(finding);
            }

            if (i % MigrationsInPart == MigrationsInPart - 1 || i == migrations.Count - 1)
            {
                parts.Add(part.ToEquatableArray());
                part.Clear();
            }
        }

        return parts.ToEquatableArray();
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

    /// <summary>The groups of the same names, with the rollbacks of now in place of those that were others.</summary>
    private static EquatableArray<RollbackGroup> Replace(Memory last, CompiledRollback?[] rollbacks)
    {
        var groups = last.Groups.AsSpan().ToArray();
        var changes = 0;
        for (var i = 0; i < rollbacks.Length; i++)
        {
            var (earlier, now) = (last.Rollbacks[i], rollbacks[i]);
            if (now is null || ReferenceEquals(earlier, now))
            {
                continue;
            }

            if (++changes > FewChanges)
            {
                return Group(rollbacks, last.Output);
            }

            ref var group = ref groups[RollbackGroup.IndexOf(now.Stem, groups.Length)];
            group = group with { Rollbacks = group.Rollbacks.Select(rollback => ReferenceEquals(rollback, earlier) ? now : rollback).ToEquatableArray() };
        }

        return new EquatableArray<RollbackGroup>(groups);
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

    private sealed record Memory(OutputSettings Output, AnalysisOptions Analysis, EquatableArray<MigrationAnalysis> Migrations, Names Names, CompiledRollback?[] Rollbacks, EquatableArray<RollbackGroup> Groups);

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
