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
        var names = Unique(steps);
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
    private static string?[] Unique(EquatableArray<RollbackStep> steps)
    {
        var names = steps.Select(ShortName).ToArray();
        if (ReplaceRepeated(names, (name, i) => NameWithArguments(name, steps[i])))
        {
            ReplaceRepeated(names, static (_, _) => null);
        }

        return names;
    }

    /// <returns>Whether there were any.</returns>
    private static bool ReplaceRepeated(string?[] names, Func<string, int, string?> replacement)
    {
        HashSet<string> seen = new(StringComparer.Ordinal), repeated = new(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name is not null && !seen.Add(name))
            {
                repeated.Add(name);
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && repeated.Contains(name))
            {
                names[i] = replacement(name, i);
            }
        }

        return repeated.Count > 0;
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

    private static string? NameWithArguments(string name, RollbackStep step) => step.ArgumentTypes is { } types
        ? name + "_" + string.Join("_", types.Select(CSharpName.Pascal))
        : null;
}

/// <summary>One member: its place among the steps, and its name.</summary>
internal sealed record StepMember(int Index, string Name, RollbackStep Step);
