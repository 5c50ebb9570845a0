using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Loops, as long as the catalog decides over what they run and when they end.</summary>
internal sealed partial class BlockReplay
{
    private Flow Run(QueryLoopNode loop)
    {
        var query = loop.IsDynamic ? loop.Query.Length == 0 ? Datum.Unknown : Evaluate(loop.Query) : Datum.Of(loop.Query);
        var rows = query.Kind == DatumKind.Text ? Query(query.Text) : null;
        if (rows is not { MayHaveMore: false })
        {
            Tolerate([loop], "a loop over " + (loop.Query.Length == 0 ? "values" : Shorten(loop.Query)));
            return Flow.Next;
        }

        foreach (var row in rows.Rows)
        {
            _variables.SetRow(loop.Variables, Datum.OfRow(rows.Columns, row));
            if (!GoesOn(Run(loop.Body), out var flow))
            {
                return flow;
            }
        }

        _variables.SetFound(rows.Exists);
        return Flow.Next;
    }

    private Flow Run(ArrayLoopNode loop)
    {
        var array = Evaluate(loop.Array);
        if (array.Kind != DatumKind.Array)
        {
            Tolerate([loop], "a loop over " + Shorten(loop.Array));
            return Flow.Next;
        }

        foreach (var item in array.Items)
        {
            _variables.Set(loop.Variable, item);
            if (!GoesOn(Run(loop.Body), out var flow))
            {
                return flow;
            }
        }

        _variables.SetFound(Datum.Of(array.Items.Count > 0));
        return Flow.Next;
    }

    private Flow Run(NumberLoopNode loop)
    {
        var (first, last) = (Evaluate(loop.First).ToNumber(), Evaluate(loop.Last).ToNumber());
        if (first.Kind != DatumKind.Number || last.Kind != DatumKind.Number)
        {
            Tolerate([loop], $"a loop from {Shorten(loop.First)} to {Shorten(loop.Last)}");
            return Flow.Next;
        }

        var hidden = _variables.Declare(loop.Variable, "integer", first);
        var result = Flow.Next;
        for (var i = first.Number; loop.Reverse ? i >= last.Number : i <= last.Number; i += loop.Reverse ? -1 : 1)
        {
            _variables.Set(loop.Variable, Datum.Of(i));
            if (++_steps > MaxSteps)
            {
                throw new UndecidedException("a long loop");
            }

            if (!GoesOn(Run(loop.Body), out result))
            {
                break;
            }
        }

        _variables.Restore(hidden);
        _variables.SetFound(Datum.Of(loop.Reverse ? first.Number >= last.Number : first.Number <= last.Number));
        return result;
    }

    private Flow Run(WhileNode loop)
    {
        while (true)
        {
            var test = loop.Condition is null ? Datum.True : Evaluate(loop.Condition).ToBoolean();
            if (test.IsUnknown)
            {
                Tolerate([loop], "WHILE " + Shorten(loop.Condition!));
                return Flow.Next;
            }

            if (!test.IsTrue)
            {
                return Flow.Next;
            }

            if (++_steps > MaxSteps)
            {
                throw new UndecidedException("a long loop");
            }

            if (!GoesOn(Run(loop.Body), out var flow))
            {
                return flow;
            }
        }
    }

    /// <summary>Whether a loop goes on after its body ended so; if not, how what is behind the loop goes on.</summary>
    private static bool GoesOn(Flow flow, out Flow behind)
    {
        behind = flow == Flow.Return ? Flow.Return : Flow.Next;
        return flow is Flow.Next or Flow.Continue;
    }

    private Flow Run(LeaveNode leave)
    {
        var test = leave.Condition is null ? Datum.True : Evaluate(leave.Condition).ToBoolean();
        return test.IsUnknown ? throw new UndecidedException("when a loop ends") : test.IsTrue ? leave.IsContinue ? Flow.Continue : Flow.Exit : Flow.Next;
    }
}
