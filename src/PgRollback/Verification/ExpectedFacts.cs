namespace PgRollback;

/// <summary>What the catalogs say when a whole path has run: what the plan that runs last on an object expects of it, as long as no plan behind it touches the object in a way that it says nothing of.</summary>
internal sealed class ExpectedFacts
{
    private readonly Dictionary<Address, (PendingRollback Pending, ObjectExpectation Item)> _items = [];

    private ExpectedFacts()
    {
    }

    /// <param name="pending">The path, newest migration first.</param>
    /// <param name="witnesses">What is known of their deployments: it says more, and is compared by itself.</param>
    /// <param name="later">Migrations that stay although they came later; null when not all of them are known.</param>
    public static List<(PendingRollback Pending, ObjectExpectation Item)> Of(IReadOnlyList<PendingRollback> pending, IReadOnlyList<WitnessRecord> witnesses, IReadOnlyList<Rollback>? later)
    {
        var facts = new ExpectedFacts();
        foreach (var rollback in later is null ? [] : pending)
        {
            var plan = rollback.Rollback.Plan;
            if (witnesses.Any(witness => witness.IsOf(rollback)))
            {
                facts._items.Clear();
                continue;
            }

            var own = plan.Expectations.ConvertAll(facts.Merge);
            facts.Forget(plan);
            foreach (var item in own)
            {
                facts._items[Address.Of(item)] = (rollback, item);
            }
        }

        foreach (var rollback in later ?? [])
        {
            facts.Forget(rollback.Plan);
            foreach (var item in rollback.Plan.Expectations)
            {
                facts._items.Remove(Address.Of(item));
            }
        }

        return [.. facts._items.Values];
    }

    /// <summary>What an earlier step of the path has set, none behind it changes.</summary>
    private ObjectExpectation Merge(ObjectExpectation item) => !_items.TryGetValue(Address.Of(item), out var earlier) ? item : item with
    {
        Facts = item.Facts.ConvertAll(fact => fact.IsKept && earlier.Item.Facts.Contains(fact with { IsKept = false }) ? fact with { IsKept = false } : fact),
    };

    private void Forget(RollbackPlan plan)
    {
        if (!plan.HasFootprint || plan.Steps.Any(MayChangeAnything))
        {
            _items.Clear();
            return;
        }

        foreach (var step in plan.Steps.Where(static step => step is not (InsertRow or UpdateRow or DeleteRow)))
        {
            Forget(item => Touches(step, item));
        }

        foreach (var name in plan.TouchedNames)
        {
            Forget(item => string.Equals(item.Schema, name.Schema, StringComparison.Ordinal) && string.Equals(item.Relation, name.Name, StringComparison.Ordinal));
        }
    }

    private void Forget(Func<ObjectExpectation, bool> isForgotten)
    {
        foreach (var address in _items.Where(pair => isForgotten(pair.Value.Item)).Select(static pair => pair.Key).ToList())
        {
            _items.Remove(address);
        }
    }

    /// <summary>Hand-written SQL may do anything, behind a renaming names mean something else, and owned sequences go along with the owner of their table.</summary>
    private static bool MayChangeAnything(RollbackStep step) => step is RawSqlStep or SetSchema or SetOwner || step.Kind.StartsWith("Rename", StringComparison.Ordinal);

    private static bool Touches(RollbackStep step, ObjectExpectation item)
    {
        if (!string.Equals(step.Schema, item.Schema, StringComparison.Ordinal))
        {
            return false;
        }

        var isSame = string.Equals(step.Name, item.Name, StringComparison.Ordinal) && string.Equals(step.Table, item.Table, StringComparison.Ordinal);
        return isSame
            || (step.Table is null && step is not ObjectPropertyStep && string.Equals(step.Name, item.Relation, StringComparison.Ordinal))
            || step.Takes.Any(taken => string.Equals(taken.Name, item.Name, StringComparison.Ordinal));
    }

    private readonly record struct Address(string Type, string? Schema, string? Table, string Name, string Arguments)
    {
        public static Address Of(ObjectExpectation item) => new(item.ObjectType, item.Schema, item.Table, item.Name, string.Join(", ", item.Arguments));
    }
}
