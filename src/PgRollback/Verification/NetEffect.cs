namespace PgRollback;

/// <summary>What a path leaves behind when all of its steps have run: objects that are there, and objects that are gone. Of what a later step may have changed in a way that its record does not tell, it says nothing.</summary>
internal sealed class NetEffect
{
    private readonly Dictionary<(string Type, string? Schema, string? Table, string Name, string Arguments), (PendingRollback Pending, RollbackStep Step, bool IsThere)> _objects = [];

    private NetEffect()
    {
    }

    /// <summary>The last steps on each object, in no order; <see cref="PreflightStep.Expects"/> is for afterwards.</summary>
    public static List<PreflightStep> Of(IReadOnlyList<PendingRollback> pending, int serverVersion)
    {
        var effect = new NetEffect();
        foreach (var rollback in pending)
        {
            foreach (var step in rollback.StepsToRun.Where(step => step.SqlFor(serverVersion) is not null))
            {
                effect.Run(rollback, step, step.SqlFor(serverVersion)!);
            }
        }

        return effect._objects.Values.Select(static item => new PreflightStep(item.Pending, item.Step, item.IsThere, AreRowsKnown: false, new LiveName(item.Step.Name, item.Step.Table), [])).ToList();
    }

    private void Run(PendingRollback pending, RollbackStep step, string sql)
    {
        if (step is RawSqlStep or SetSchema || step.Kind.StartsWith("Rename", StringComparison.Ordinal))
        {
            // Hand-written SQL may do anything, and names mean something else from here on.
            _objects.Clear();
        }
        else if (!SqlTokens.Read(sql).Any(token => token.Kind == SqlTokenKind.Word && string.Equals(token.Text, step.Name, StringComparison.Ordinal)))
        {
            // Its object goes by another name meanwhile: what was put aside is dropped, what is new took its place.
            _objects.Remove(Key(step));
        }
        else if (PreflightStep.IsDrop(step))
        {
            ForgetWhatGoesAlong(step);
            _objects[Key(step)] = (pending, step, IsThere: false);
        }
        else if (PreflightStep.IsCreation(step))
        {
            _objects[Key(step)] = (pending, step, IsThere: true);
        }
    }

    private void ForgetWhatGoesAlong(RollbackStep step)
    {
        var table = step.Table ?? step.Name;
        var taken = step.Takes.Select(static item => (item.ObjectType, item.Name)).ToHashSet();
        foreach (var (key, item) in _objects)
        {
            if (item.IsThere && ((string.Equals(key.Table, table, StringComparison.Ordinal) && string.Equals(key.Schema, step.Schema, StringComparison.Ordinal)) || taken.Contains((key.Type, key.Name))))
            {
                _objects.Remove(key);
            }
        }
    }

    private static (string Type, string? Schema, string? Table, string Name, string Arguments) Key(RollbackStep step) =>
        (step.ObjectType, step.Schema, step.Table, step.Name, step is RoutineStep routine ? string.Join(", ", routine.ArgumentTypes) : "");
}
