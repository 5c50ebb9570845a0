using System.Runtime.CompilerServices;
using PgRollback.Snapshots;

namespace PgRollback.Tool.Verification;

/// <summary>Takes runs of migrations up, down in reverse and up again. A migration without a rollback ends a run: nothing leads back over it.</summary>
internal sealed class ChainVerifier(ThrowawayDatabases databases, ServerScript? baseline, IReadOnlyList<Candidate> candidates)
{
    public async IAsyncEnumerable<ChainResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var database = await MainDatabase.CreateAsync(databases, baseline, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < candidates.Count;)
        {
            var end = i;
            while (end < candidates.Count && candidates[end].Down is not null)
            {
                end++;
            }

            if (end > i)
            {
                yield return await RunSegmentAsync(database, candidates.Skip(i).Take(end - i).ToList(), cancellationToken).ConfigureAwait(false);
            }

            if (end < candidates.Count)
            {
                await database.UpAsync(candidates[end].Up, cancellationToken).ConfigureAwait(false);
            }

            i = end + 1;
        }

        await database.DropAsync().ConfigureAwait(false);
    }

    /// <summary>The way down and up again happens in a copy, so that the next run starts from what the migrations alone made.</summary>
    private async Task<ChainResult> RunSegmentAsync(MainDatabase database, List<Candidate> segment, CancellationToken cancellationToken)
    {
        var before = await database.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        foreach (var candidate in segment)
        {
            await database.UpAsync(candidate.Up, cancellationToken).ConfigureAwait(false);
        }

        var after = await database.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        var stage = await Stage.CopyAsync(databases, database.Connection, cancellationToken).ConfigureAwait(false);
        await using (stage.ConfigureAwait(false))
        {
            return await RunSegmentAsync(stage, segment, before, after, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ChainResult> RunSegmentAsync(Stage stage, List<Candidate> segment, CatalogSnapshot before, CatalogSnapshot after, CancellationToken cancellationToken)
    {
        ChainResult Result(Verdict verdict, IReadOnlyList<CatalogDifference> differences, string? failure) => new(segment[0].File, segment[^1].File, verdict, differences, failure);

        foreach (var candidate in Enumerable.Reverse(segment))
        {
            if (await RunAsync(stage, candidate.Down!, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                return Result(Verdict.RollbackFailed, [], $"rollback of {candidate.File.Stem}: {failure}");
            }
        }

        var down = CatalogSnapshot.Compare(before, await Session.SnapshotAsync(stage.Connection, cancellationToken).ConfigureAwait(false));
        if (down.Verdict == SnapshotVerdict.Differs)
        {
            return Result(Verdict.Differs, down.Differences, "after all rollbacks");
        }

        foreach (var candidate in segment)
        {
            if (await RunAsync(stage, candidate.Up, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                return Result(Verdict.UpFailed, [], $"{candidate.File.Stem} again: {failure}");
            }
        }

        var up = CatalogSnapshot.Compare(after, await Session.SnapshotAsync(stage.Connection, cancellationToken).ConfigureAwait(false));
        return up.Verdict switch
        {
            SnapshotVerdict.Differs => Result(Verdict.Differs, up.Differences, "after all migrations again"),
            SnapshotVerdict.ExactButForColumnOrder => Result(Verdict.ExactButForColumnOrder, up.Differences, failure: null),
            _ when down.Verdict == SnapshotVerdict.ExactButForColumnOrder => Result(Verdict.ExactButForColumnOrder, down.Differences, failure: null),
            _ => Result(Verdict.Exact, [], failure: null),
        };
    }

    private static async Task<ScriptFailure?> RunAsync(Stage stage, ServerScript script, CancellationToken cancellationToken)
    {
        var failure = await stage.RunAsync(script, cancellationToken).ConfigureAwait(false);
        await stage.SettleAsync(cancellationToken).ConfigureAwait(false);
        return failure;
    }
}
