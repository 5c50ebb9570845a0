namespace PgRollback;

/// <summary>What a path leaves behind when all of its steps have run: objects that are there, and objects that are gone. Of what a later step may have changed in a way that its record does not tell, it says nothing.</summary>
internal sealed class NetEffect
{
    private readonly Dictionary<Address, (PendingRollback Pending, RollbackStep Step, bool IsThere)> _objects = [];

    // What was made, by the table that it belongs to and by its kind and name: a DROP finds what goes along without a look at the rest.
    private readonly Dictionary<(string? Schema, string Table), List<Address>> _membersMade = [];
    private readonly Dictionary<(string Type, string Name), List<Address>> _namesMade = [];

    // What was dropped from a table and may have come to it again from its parent.
    private readonly Dictionary<(string Type, string Name), List<Address>> _inheritableGone = [];

    private NetEffect()
    {
    }

    /// <summary>The last steps on each object, in no order; <see cref="PreflightStep.Expects"/> is for afterwards.</summary>
    public static List<PreflightStep> Of(IReadOnlyList<PendingRollback> pending, int serverVersion)
    {
        var effect = new NetEffect();
        foreach (var rollback in pending)
        {
            foreach (var step in rollback.StepsToRun)
            {
                if (step.SqlFor(serverVersion) is { } sql)
                {
                    effect.Run(rollback, step, sql);
                }
            }
        }

        return effect._objects.Values.Select(static item => new PreflightStep(item.Pending, item.Step, item.IsThere, AreRowsKnown: false, new LiveName(item.Step.Schema, item.Step.Name, item.Step.Table), [])).ToList();
    }

    private void Run(PendingRollback pending, RollbackStep step, string sql)
    {
        if (step is RawSqlStep or SetSchema || step.Kind.StartsWith("Rename", StringComparison.Ordinal))
        {
            // Hand-written SQL may do anything, and names mean something else from here on.
            _objects.Clear();
            _membersMade.Clear();
            _namesMade.Clear();
            _inheritableGone.Clear();
        }
        else if (!SqlTokens.Read(sql).Any(token => token.Kind == SqlTokenKind.Word && string.Equals(token.Text, step.Name, StringComparison.Ordinal)))
        {
            // Its object goes by another name meanwhile: what was put aside is dropped, what is new took its place.
            _objects.Remove(AddressOf(step));
        }
        else if (PreflightStep.IsDrop(step))
        {
            ForgetWhatGoesAlong(step);
            _objects[AddressOf(step)] = (pending, step, IsThere: false);
            if (IsInheritable(step))
            {
                Add(_inheritableGone, (step.ObjectType, step.Name), AddressOf(step));
            }
        }
        else if (PreflightStep.IsCreation(step))
        {
            Make(pending, step);
        }
    }

    private void Make(PendingRollback pending, RollbackStep step)
    {
        if (_inheritableGone.Remove((step.ObjectType, step.Name), out var gone))
        {
            gone.ForEach(address => _objects.Remove(address));
        }

        var address = AddressOf(step);
        _objects[address] = (pending, step, IsThere: true);
        Add(_namesMade, (step.ObjectType, step.Name), address);
        if (step.Table is { } table)
        {
            Add(_membersMade, (step.Schema, table), address);
        }
    }

    /// <summary>Children and partitions get it with their parent.</summary>
    private static bool IsInheritable(RollbackStep step) => step.ObjectType is "CONSTRAINT" or "TRIGGER";

    private void ForgetWhatGoesAlong(RollbackStep step)
    {
        Forget(_membersMade, (step.Schema, step.Table ?? step.Name));
        foreach (var taken in step.Takes)
        {
            Forget(_namesMade, (taken.ObjectType, taken.Name));
        }
    }

    private void Forget<TKey>(Dictionary<TKey, List<Address>> made, TKey key)
        where TKey : notnull
    {
        if (!made.Remove(key, out var addresses))
        {
            return;
        }

        foreach (var address in addresses)
        {
            if (_objects.TryGetValue(address, out var item) && item.IsThere)
            {
                _objects.Remove(address);
            }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<Address>> made, TKey key, Address address)
        where TKey : notnull
    {
        if (!made.TryGetValue(key, out var addresses))
        {
            made.Add(key, addresses = []);
        }

        addresses.Add(address);
    }

    private static Address AddressOf(RollbackStep step) => new(step.ObjectType, step.Schema, step.Table, step.Name, step is RoutineStep routine ? string.Join(", ", routine.ArgumentTypes) : "");

    private readonly record struct Address(string Type, string? Schema, string? Table, string Name, string Arguments);
}
