using System.Diagnostics;
using System.Runtime.CompilerServices;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Tool.Files;

namespace PgRollback.Tool.Verification;

/// <summary>
/// The ground truth: applies each migration on a throwaway database, runs its rollback and asks the server's catalogs whether they are what they were. A rollback is
/// tried in a transaction that is taken back afterwards; only what fails there, or cannot run in one, is tried again in a copy of the database, where everything
/// commits, and only that counts against it.
/// </summary>
internal sealed class Verifier(ThrowawayDatabases databases, MigrationFolder folder, VerifyOptions options)
{
    private readonly MigrationSet _set = MigrationSet.Build(folder.Files);
    private readonly List<Candidate> _candidates = [];

    /// <summary>How many results there will be.</summary>
    public int Count => Versioned.Count();

    /// <summary>Of all migrations of the folder.</summary>
    public ISet<string> Stems => _set.Migrations.Select(m => m.File.Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with the folder as a whole.</summary>
    public IEnumerable<MigrationDiagnostic> Diagnostics => _set.Diagnostics;

    private IEnumerable<Migration> Versioned => _set.Migrations.Where(m => !m.IsRepeatable);

    /// <summary>One result per migration, in order.</summary>
    public async IAsyncEnumerable<VerificationResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        databases.IsOwnRole = name => folder.Files.Any(f => folder.Text(f).Contains(name, StringComparison.OrdinalIgnoreCase));
        var failures = await FindFailingUpsAsync(cancellationToken).ConfigureAwait(false);
        var candidates = Analyze(failures);
        var database = await MainDatabase.CreateAsync(databases, Baseline, cancellationToken).ConfigureAwait(false);
        var before = await database.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        foreach (var migration in Versioned)
        {
            var watch = Stopwatch.StartNew();
            if (!candidates.TryGetValue(migration.File.Path, out var candidate))
            {
                yield return new VerificationResult { File = migration.File, Verdict = Verdict.UpFailed, Failure = failures.GetValueOrDefault(migration.File.Path) };
                continue;
            }

            _candidates.Add(candidate);
            var rows = options.Rows > 0 && candidate.Down is not null
                ? await TryWithRowsAsync(candidate, database, before, cancellationToken).ConfigureAwait(false)
                : null;
            if (await database.UpAsync(candidate.Up, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                yield return new VerificationResult { File = migration.File, Verdict = Verdict.UpFailed, Failure = failure };
                _candidates.Remove(candidate);
                continue;
            }

            var after = await database.SnapshotAsync(cancellationToken).ConfigureAwait(false);
            var trial = await TryAsync(candidate, database, before, after, rows, cancellationToken).ConfigureAwait(false);
            var changes = CatalogSnapshot.Compare(before, after).Differences.Count > 0;
            yield return Result(candidate, trial, changes, watch.Elapsed);
            before = after;
        }

        await database.DropAsync().ConfigureAwait(false);
        await databases.DropRolesAsync().ConfigureAwait(false);
    }

    /// <summary>Runs of migrations that all have a rollback: all up, all down, all up. After <see cref="RunAsync"/>.</summary>
    public IAsyncEnumerable<ChainResult> RunChainAsync(CancellationToken cancellationToken) =>
        new ChainVerifier(databases, Baseline, _candidates).RunAsync(cancellationToken);

    private ServerScript? Baseline => _set.Baseline is { } file ? ServerScript.Up(file, folder.Text(file)) : null;

    /// <summary>A migration that the server does not take is left out of the model too.</summary>
    private async Task<Dictionary<string, ScriptFailure>> FindFailingUpsAsync(CancellationToken cancellationToken)
    {
        var failures = new Dictionary<string, ScriptFailure>(StringComparer.Ordinal);
        var database = await MainDatabase.CreateAsync(databases, Baseline, cancellationToken).ConfigureAwait(false);
        foreach (var migration in Versioned)
        {
            if (await database.UpAsync(ServerScript.Up(migration.File, folder.Text(migration.File)), cancellationToken).ConfigureAwait(false) is { } failure)
            {
                failures.Add(migration.File.Path, failure);
            }
        }

        await database.DropAsync().ConfigureAwait(false);
        await databases.DropRolesAsync().ConfigureAwait(false);
        return failures;
    }

    private Dictionary<string, Candidate> Analyze(Dictionary<string, ScriptFailure> failures)
    {
        var migrations = Versioned.ToDictionary(m => m.File.Path, StringComparer.Ordinal);
        var files = folder.Files.Where(f => !failures.ContainsKey(f.Path));
        var analysis = MigrationSetAnalyzer.Analyze(files, options.Analysis with { IgnoreHandwritten = !options.UseHandwritten });
        return analysis.Migrations
            .Where(m => migrations.ContainsKey(m.File.Path))
            .ToDictionary(m => m.File.Path, m => Candidate.Of(m, migrations[m.File.Path], folder, options.UseHandwritten, databases.MajorVersion), StringComparer.Ordinal);
    }

    /// <summary>Null when the migration fails on rows, and its rollback has to be tried with rows after it.</summary>
    private async Task<TrialResult?> TryWithRowsAsync(Candidate candidate, MainDatabase database, CatalogSnapshot before, CancellationToken cancellationToken)
    {
        var result = await OnStagesAsync(candidate, database, stage => new Trial(candidate, before, stage).RunWithRowsAsync(options.Rows, cancellationToken), cancellationToken).ConfigureAwait(false);
        return result.Verdict == Verdict.UpFailed ? null : result;
    }

    private async Task<TrialResult?> TryAsync(Candidate candidate, MainDatabase database, CatalogSnapshot before, CatalogSnapshot after, TrialResult? rows, CancellationToken cancellationToken)
    {
        if (candidate.Down is null || rows is not null)
        {
            return rows;
        }

        return await OnStagesAsync(
            candidate,
            database,
            stage => options.Rows > 0 ? new Trial(candidate, before, stage).RunWithRowsAfterUpAsync(options.Rows, cancellationToken) : new Trial(candidate, before, stage).RunAsync(after, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<TrialResult> OnStagesAsync(Candidate candidate, MainDatabase database, Func<Stage, Task<TrialResult>> trial, CancellationToken cancellationToken)
    {
        if (FitsTransaction(candidate.Up) && FitsTransaction(candidate.Down!))
        {
            var transaction = await Stage.BeginTransactionAsync(database.Connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await trial(transaction).ConfigureAwait(false);
                if (result.IsClean)
                {
                    return result;
                }
            }
        }

        var copy = await Stage.CopyAsync(databases, database.Connection, cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            return await trial(copy).ConfigureAwait(false);
        }
    }

    private static bool FitsTransaction(ServerScript script) => script is { OneByOne: false, ControlsTransactions: false };

    /// <summary>
    /// A rollback that leaves rows where they are, as it was told to, may well fail to be followed by the same migration again; and after one that leaves
    /// columns in another order, <c>SELECT *</c> makes another view.
    /// </summary>
    private static VerificationResult Result(Candidate candidate, TrialResult? trial, bool changes, TimeSpan duration)
    {
        var verdict = trial is null ? (changes ? Verdict.Declined : Verdict.NoSchemaChange)
            : trial.Verdict.IsBad() ? trial.Verdict
            : trial is { Again: not null, Verdict: Verdict.Exact } && candidate.Analysis.DataGaps == 0 ? Verdict.Differs
            : changes ? trial.Verdict
            : Verdict.NoSchemaChange;
        return new VerificationResult
        {
            File = candidate.File,
            Analysis = candidate.Analysis,
            Verdict = verdict,
            Differences = trial?.Differences ?? [],
            Failure = trial?.Failure,
            Again = trial?.Again,
            Notes = trial?.Notes ?? [],
            Duration = duration,
            RollbackChecksum = candidate.RollbackChecksum,
        };
    }
}
