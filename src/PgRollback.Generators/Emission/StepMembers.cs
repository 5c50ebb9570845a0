using PgRollback.Generators.Pipeline;
using PgRollback.Planning;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>The typed members of a rollback's steps. A step whose name is not its own has none: it is among <c>Steps</c> all the same.</summary>
internal static class StepMembers
{
    public static IReadOnlyList<StepMember> Of(CompiledRollback rollback)
    {
        var steps = rollback.Plan.Steps;
        var names = Unique([.. steps.Select(ShortName)], [.. steps.Select(NameWithArguments)]);
        var members = new List<StepMember>();
        for (var i = 0; i < steps.Count; i++)
        {
            if (names[i] is { } name)
            {
                members.Add(new StepMember(i, name, steps[i]));
            }
        }

        return members;
    }

    /// <summary>The short name where it is one step's alone, else the long one where that is, else none. No step's name depends on which one comes first.</summary>
    private static string?[] Unique(string?[] shortNames, string?[] longNames)
    {
        var shortCounts = Count(shortNames);
        var chosen = shortNames.Select((name, i) => name is null ? null : shortCounts[name] == 1 ? name : longNames[i]).ToArray();
        var chosenCounts = Count(chosen);
        return [.. chosen.Select(name => name is not null && chosenCounts[name] == 1 ? name : null)];
    }

    private static Dictionary<string, int> Count(string?[] names)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name is not null)
            {
                counts[name] = counts.TryGetValue(name, out var count) ? count + 1 : 1;
            }
        }

        return counts;
    }

    private static string? ShortName(RollbackStep step)
    {
        var name = CSharpName.Pascal(step.Name);
        if (name.Length == 0 || !CSharpName.IsIdentifier(step.Kind))
        {
            return null;
        }

        return step.Kind + CSharpName.Pascal(step.Table ?? "") + name;
    }

    private static string? NameWithArguments(RollbackStep step) => ShortName(step) is { } name && step.ArgumentTypes is { } types
        ? name + "_" + string.Join("_", types.Select(CSharpName.Pascal))
        : null;
}

/// <summary>One member: its place among the steps, and its name.</summary>
internal sealed record StepMember(int Index, string Name, RollbackStep Step);
