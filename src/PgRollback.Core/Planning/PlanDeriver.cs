using PgRollback.Catalog;
using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>A plan that was proved on the model, or why there is none.</summary>
internal sealed record Derivation(RollbackPlan? Plan, string? Reason, bool FailedProof)
{
    /// <summary>Something is nested so deeply that PostgreSQL would not get to the end of it, whatever the plan.</summary>
    public bool IsTooDeep { get; init; }
}

/// <summary>Derives the way back from the replayed migration and proves it: the state after the plan must be the state before the migration.</summary>
internal static class PlanDeriver
{
    public static Derivation Derive(DatabaseCatalog before, DatabaseCatalog after, ReplayResult replay, MigrationFile file)
    {
        var whole = Try(before, after, replay, file, (working, steps) => PlanWhole(before, after, replay, working, steps, attachesLast: true));
        if (whole.Plan is not null || whole.IsTooDeep)
        {
            return whole;
        }

        // ATTACH itself makes what the partition had of the partitioned table alone.
        if (Detachment.Attaches(after, before, LastTouches(replay.Editor.Journal, 0, replay.Editor.Journal.Count))
            && Try(before, after, replay, file, (working, steps) => PlanWhole(before, after, replay, working, steps, attachesLast: false)) is { Plan: not null } attachedFirst)
        {
            return attachedFirst;
        }

        // Statement by statement in reverse takes more steps, but each finds exactly the state that it undoes.
        var single = Try(before, after, replay, file, (working, steps) => PlanByStatement(before, replay, working, steps));
        return single.Plan is not null ? single : whole;
    }

    private static Derivation Try(DatabaseCatalog before, DatabaseCatalog after, ReplayResult replay, MigrationFile file, Action<WorkingCatalog, StepFactory> plan)
    {
        var working = new WorkingCatalog(after, replay.Session.Servers);
        try
        {
            var factory = Steps(replay, file);
            InsertedRowSteps.Run(before, replay, working, factory, file, last: false);
            plan(working, factory);
            ValueRenameSteps.Run(before, replay, working, factory, file);
            InsertedRowSteps.Run(before, replay, working, factory, file, last: true);
            NewRoleSteps.Run(replay, working, file);
        }
        catch (PlanningException e)
        {
            return new Derivation(Plan: null, e.Message, FailedProof: false) { IsTooDeep = e.InnerException is ReplayException { Error: ReplayError.TooDeep } };
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException)
        {
            // A plan is a search: a mistake in it may cost the plan, never the build that it runs in.
            return new Derivation(Plan: null, $"the planner met a state that it does not know ({e.GetType().Name})", FailedProof: false);
        }

        var touched = new HashSet<Oid>(replay.Editor.Touched);
        touched.UnionWith(working.Editor.Touched);
        var differences = CatalogComparison.Compare(before, working.Editor, touched, touched);
        var wrong = differences.Where(static d => !d.IsColumnOrder).ToList();
        if (wrong.Count > 0)
        {
            return new Derivation(Plan: null, string.Join("; ", wrong.Take(3)), FailedProof: true);
        }

        var steps = working.Steps.ToEquatableArray();
        if (ChangedRowConflicts.Find(before, replay, steps) is { } conflict)
        {
            return new Derivation(Plan: null, conflict, FailedProof: false);
        }

        if (differences.Count > 0 && steps.All(static s => s.RestoresColumnOrder))
        {
            steps = steps.Select(static (s, i) => i == 0 ? s with { RestoresColumnOrder = false } : s).ToEquatableArray();
        }

        var (expectations, unnamed) = Expectations.Of(before, after, working, touched);
        return new Derivation(new RollbackPlan { Steps = steps, Kept = KeptObjects.Of(before, after, replay), Expectations = expectations, TouchedNames = unnamed }, Reason: null, FailedProof: false);
    }

    private static void PlanWhole(DatabaseCatalog before, DatabaseCatalog after, ReplayResult replay, WorkingCatalog working, StepFactory steps, bool attachesLast)
    {
        var touched = LastTouches(replay.Editor.Journal, 0, replay.Editor.Journal.Count);
        Detachment.Plan(after, before, touched, working, steps, attachesLast);
    }

    private static void PlanByStatement(DatabaseCatalog before, ReplayResult replay, WorkingCatalog working, StepFactory steps)
    {
        var states = new List<DatabaseCatalog> { before };
        var journal = replay.Editor.Journal;
        var ends = replay.Marks.Skip(1).Append(journal.Count).ToList();
        var position = 0;
        foreach (var end in ends)
        {
            var forward = new CatalogEditor(states[states.Count - 1]);
            for (; position < end; position++)
            {
                forward.Apply(journal[position]);
            }

            states.Add(forward.ToCatalog());
        }

        for (var i = ends.Count - 1; i >= 0; i--)
        {
            var touched = LastTouches(journal, i == 0 ? 0 : ends[i - 1], ends[i]);
            if (touched.Count > 0)
            {
                Detachment.Plan(states[i + 1], states[i], touched, working, steps, attachesLast: true);
            }
        }
    }

    private static Dictionary<Oid, int> LastTouches(IReadOnlyList<JournalEntry> journal, int start, int end)
    {
        var touched = new Dictionary<Oid, int>();
        for (var i = start; i < end; i++)
        {
            touched[journal[i].Oid] = i;
        }

        return touched;
    }

    private static StepFactory Steps(ReplayResult replay, MigrationFile file)
    {
        var statements = file.Up;
        var spans = new Dictionary<Oid, Syntax.TextSpan>();
        var statement = 0;
        for (var i = 0; i < replay.Editor.Journal.Count; i++)
        {
            while (statement + 1 < replay.Marks.Count && replay.Marks[statement + 1] <= i)
            {
                statement++;
            }

            spans[replay.Editor.Journal[i].Oid] = statements[statement].Span;
        }

        // What the migration made points to where it was made, the rest to where it was touched last.
        return new StepFactory(
            oid => replay.Editor.Origin.Find(oid) is null && replay.Editor.Find(oid)?.Origin is { } origin ? origin : spans.TryGetValue(oid, out var span) ? new Provenance(file.Path, span) : null,
            file.Lines);
    }
}
