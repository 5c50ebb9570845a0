using PgRollback.Diagnostics;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>The cases on real servers: the model's claims against the system catalogs.</summary>
public sealed class ServerTests
{
    public static TheoryData<int, string> All => OnEachServer(CaseFolders.All);

    /// <summary>Cases for which no text is right on all versions, and one is on this.</summary>
    public static TheoryData<int, string> OfOneVersion => OnEachServer(CaseFolders.All, static (major, name) => CaseFolders.Open(name) is var @case && @case.Derive().Migrations[1].Plan is null && @case.DeriveFor(major).Migrations[1].Plan is not null);

    public static TheoryData<int, string> Handwritten => OnEachServer(CaseFolders.WithHandwritten);

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_rollback_leads_back(int major, string name)
    {
        var @case = CaseFolders.Open(name);
        var analysis = @case.Derive().Migrations[1];
        await using var database = await CaseDatabase.CreateAsync(major);
        await database.RunAsync(@case.Given, @case.Read("given.sql") ?? "");
        var before = await database.SnapshotAsync();
        var rows = await database.RowsAsync();

        if (analysis.Diagnostics.Any(static diagnostic => diagnostic.Rule == Rules.SyntaxError || diagnostic.Rule == Rules.ReplayError))
        {
            await Assert.ThrowsAsync<StatementRefusedException>(() => UpAsync());
            return;
        }

        await UpAsync();
        var after = await database.SnapshotAsync();
        if (analysis.Plan is not { } plan)
        {
            return;
        }

        var isSame = CatalogSnapshot.Compare(before, after).Verdict == SnapshotVerdict.Exact && rows.SequenceEqual(await database.RowsAsync());
        Assert.Equal(analysis.Outcome == RollbackOutcome.Nothing, isSame);
        await database.RunAsync(plan, major);
        AssertSame(before, await database.SnapshotAsync(), plan.RestoresColumnOrder);
        if (analysis.DataGaps == 0)
        {
            Assert.Equal(rows, await database.RowsAsync());
        }

        await UpAsync();
        AssertSame(after, await database.SnapshotAsync(), plan.RestoresColumnOrder);

        Task UpAsync() => database.RunAsync(@case.Up, @case.Read("up.sql")!);
    }

    [Theory]
    [MemberData(nameof(OfOneVersion))]
    public async Task What_no_text_takes_back_on_all_versions_is_taken_back_on_one(int major, string name)
    {
        var @case = CaseFolders.Open(name);
        await using var database = await CaseDatabase.CreateAsync(major);
        await database.RunAsync(@case.Given, @case.Read("given.sql") ?? "");
        var before = await database.SnapshotAsync();
        await database.RunAsync(@case.Up, @case.Read("up.sql")!);
        Assert.NotEqual(SnapshotVerdict.Exact, CatalogSnapshot.Compare(before, await database.SnapshotAsync()).Verdict);
        await database.RunAsync(@case.DeriveFor(major).Migrations[1].Plan!, major);
        AssertSame(before, await database.SnapshotAsync(), columnOrder: true);
    }

    [Theory]
    [MemberData(nameof(Handwritten))]
    public async Task A_handwritten_rollback_is_what_the_model_says_of_it(int major, string name)
    {
        var @case = CaseFolders.Open(name);
        await using var database = await CaseDatabase.CreateAsync(major);
        await database.RunAsync(@case.Given, @case.Read("given.sql") ?? "");
        var before = await database.SnapshotAsync();
        await database.RunAsync(@case.Up, @case.Read("up.sql")!);

        var verdict = SnapshotVerdict.Differs;
        var differences = "";
        try
        {
            await database.RunHandwrittenAsync(@case.Handwritten!);
            var comparison = CatalogSnapshot.Compare(before, await database.SnapshotAsync());
            verdict = comparison.Verdict;
            differences = comparison.ToString();
        }
        catch (StatementRefusedException refused)
        {
            differences = refused.Message;
        }

        switch (@case.Prove().Migrations[1].Handwritten)
        {
            case HandwrittenVerdict.Proved:
                Assert.True(verdict != SnapshotVerdict.Differs, differences);
                break;
            case HandwrittenVerdict.Wrong:
                Assert.Equal(SnapshotVerdict.Differs, verdict);
                break;
        }
    }

    private static TheoryData<int, string> OnEachServer(IEnumerable<string> names, Func<int, string, bool>? which = null)
    {
        var rows = new TheoryData<int, string>();
        foreach (var major in ServerVersions.Available)
        {
            foreach (var name in names.Where(name => which?.Invoke(major, name) != false))
            {
                rows.Add(major, name);
            }
        }

        return rows;
    }

    private static void AssertSame(CatalogSnapshot expected, CatalogSnapshot actual, bool columnOrder)
    {
        var comparison = CatalogSnapshot.Compare(expected, actual);
        Assert.True(comparison.Verdict == SnapshotVerdict.Exact || (!columnOrder && comparison.Verdict == SnapshotVerdict.ExactButForColumnOrder), comparison.ToString());
    }
}
