using PgRollback.Snapshots;

namespace PgRollback.Tool.Verification;

/// <summary>What came of running a rollback on a stage.</summary>
internal sealed record TrialResult(Verdict Verdict, IReadOnlyList<CatalogDifference> Differences, ScriptFailure? Failure, string? Again, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing to complain of, so that it need not be tried again under other circumstances.</summary>
    public bool IsClean => !Verdict.IsBad() && Again is null && Verdict != Verdict.UpFailed;
}

/// <summary>Runs one rollback on a stage and compares the catalogs.</summary>
internal sealed class Trial(Candidate candidate, CatalogSnapshot before, Stage stage)
{
    /// <summary>On a stage where the migration has been applied: down, compare, up again, compare.</summary>
    /// <param name="after">The catalog after the migration.</param>
    /// <param name="cancellationToken">Ends the trial between two scripts.</param>
    public async Task<TrialResult> RunAsync(CatalogSnapshot after, CancellationToken cancellationToken)
    {
        var result = await DownAsync([], cancellationToken).ConfigureAwait(false);
        if (result.Verdict is not (Verdict.Exact or Verdict.ExactButForColumnOrder))
        {
            return result;
        }

        if (await stage.RunAsync(candidate.Up, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return result with { Again = "up again failed: " + failure };
        }

        var second = await SnapshotAsync(cancellationToken).ConfigureAwait(false);
        var again = CatalogSnapshot.Compare(after, second);
        if (again.Verdict != SnapshotVerdict.Differs)
        {
            return result;
        }

        return await IsDifferentEachTimeAsync(again, second, cancellationToken).ConfigureAwait(false)
            ? result with { Notes = [.. result.Notes, "the migration makes something else each time that it runs: " + again.Differences[0].Object] }
            : result with { Again = "up again differs: " + again.Differences[0] };
    }

    /// <summary>Whether the migration, taken back and run once more, differs in the same places again: it holds its moment, say, and that is nothing that a rollback can help.</summary>
    private async Task<bool> IsDifferentEachTimeAsync(SnapshotComparison again, CatalogSnapshot second, CancellationToken cancellationToken)
    {
        if (await stage.RunAsync(candidate.Down!, cancellationToken).ConfigureAwait(false) is not null || await stage.RunAsync(candidate.Up, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        var third = CatalogSnapshot.Compare(second, await SnapshotAsync(cancellationToken).ConfigureAwait(false));
        var places = third.Differences.Select(static d => (d.Object, d.Kind, d.Property)).ToHashSet();
        return again.Differences.All(d => d.Kind == DifferenceKind.Changed && places.Contains((d.Object, d.Kind, d.Property)));
    }

    /// <summary>On a stage where the migration has not been applied: rows, up, rows, down, compare.</summary>
    public async Task<TrialResult> RunWithRowsAsync(int rows, CancellationToken cancellationToken)
    {
        var filler = new Rows.RowFiller(stage.Connection, rows, stage.IsTransaction);
        var notes = new List<string>();
        notes.AddRange(await filler.FillAsync(seed: 1, cancellationToken).ConfigureAwait(false));
        if (await stage.RunAsync(candidate.Up, cancellationToken).ConfigureAwait(false) is { } upFailure)
        {
            return new TrialResult(Verdict.UpFailed, [], upFailure, Again: null, notes);
        }

        if (await stage.SettleAsync(cancellationToken).ConfigureAwait(false) is { } deferred)
        {
            return new TrialResult(Verdict.UpFailed, [], deferred, Again: null, notes);
        }

        return await DownWithRowsAsync(filler, notes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>On a stage where the migration has been applied without rows, because it fails on rows: rows, down, compare.</summary>
    public Task<TrialResult> RunWithRowsAfterUpAsync(int rows, CancellationToken cancellationToken) =>
        DownWithRowsAsync(new Rows.RowFiller(stage.Connection, rows, stage.IsTransaction), ["the migration itself fails on rows: filled after it only"], cancellationToken);

    private async Task<TrialResult> DownWithRowsAsync(Rows.RowFiller filler, List<string> notes, CancellationToken cancellationToken)
    {
        notes.AddRange(await filler.FillAsync(seed: 2, cancellationToken).ConfigureAwait(false));
        return await DownAsync(notes.Distinct(StringComparer.Ordinal).ToList(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<TrialResult> DownAsync(IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        var failure = await stage.RunAsync(candidate.Down!, cancellationToken).ConfigureAwait(false)
            ?? await stage.SettleAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            return new TrialResult(Verdict.RollbackFailed, [], failure, Again: null, notes);
        }

        var comparison = CatalogSnapshot.Compare(before, await SnapshotAsync(cancellationToken).ConfigureAwait(false));
        var verdict = comparison.Verdict switch
        {
            SnapshotVerdict.Exact => Verdict.Exact,
            SnapshotVerdict.ExactButForColumnOrder => Verdict.ExactButForColumnOrder,
            _ => Verdict.Differs,
        };
        return new TrialResult(verdict, comparison.Differences, Failure: null, Again: null, notes);
    }

    private Task<CatalogSnapshot> SnapshotAsync(CancellationToken cancellationToken) =>
        Session.SnapshotAsync(stage.Connection, cancellationToken);
}
