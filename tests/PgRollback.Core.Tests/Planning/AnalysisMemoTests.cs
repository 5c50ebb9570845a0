using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Planning;

/// <summary>What is remembered of earlier runs changes no result.</summary>
public sealed class AnalysisMemoTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_every_edit_the_result_is_that_of_a_first_run(int seed)
    {
        var edits = new MigrationEdits(seed, [.. OurMigrations(), .. GeneratedMigrations.Create(150)]);
        var memo = new AnalysisMemo();
        var done = new List<string>();
        var files = new Dictionary<(string, string), MigrationFile>();
        for (var i = 0; i < 60; i++)
        {
            var now = edits.Files.Select(file => Read(files, file)).ToArray();

            AssertEqual(MigrationSetAnalyzer.Analyze(now, AnalysisOptions.Default), memo.Analyze(now, AnalysisOptions.Default), done);

            done.Add(edits.Next());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(999)]
    public void A_comment_is_read_by_its_own_migration_alone(int at)
    {
        var files = GeneratedMigrations.Create(1_000).Select(file => MigrationFileReader.Read(file.Path, file.Text)).ToArray();
        var memo = new AnalysisMemo();
        var before = memo.Analyze(files, AnalysisOptions.Default);

        files[at] = MigrationFileReader.Read(files[at].Path, "-- Another line above all others.\n\n" + GeneratedMigrations.Create(at + 1)[at].Text);
        var after = memo.Analyze(files, AnalysisOptions.Default);

        Assert.Equal([at], Enumerable.Range(0, files.Length).Where(i => !ReferenceEquals(before.Migrations[i], after.Migrations[i])));
    }

    [Fact]
    public void A_new_column_reaches_the_migrations_that_read_its_table()
    {
        string[] texts =
        [
            "CREATE TABLE a (id integer PRIMARY KEY);", "CREATE TABLE b (id integer PRIMARY KEY);", "ALTER TABLE a ADD COLUMN x integer;", "ALTER TABLE b ADD COLUMN x integer;",
            "CREATE VIEW v AS SELECT * FROM a;", "CREATE TABLE c (id integer REFERENCES b);", "CREATE TABLE d (id integer REFERENCES a);",
        ];
        var files = texts.Select((text, i) => MigrationFileReader.Read($"{i + 1}_x.sql", text)).ToArray();
        var memo = new AnalysisMemo();
        var before = memo.Analyze(files, AnalysisOptions.Default);

        files[0] = MigrationFileReader.Read(files[0].Path, "CREATE TABLE a (id integer PRIMARY KEY, y integer);");
        var after = memo.Analyze(files, AnalysisOptions.Default);

        Assert.Equal([0, 2, 4, 6], Enumerable.Range(0, files.Length).Where(i => !ReferenceEquals(before.Migrations[i], after.Migrations[i])));
    }

    [Fact]
    public void Other_options_are_another_run()
    {
        var files = GeneratedMigrations.Create(20).Select(file => MigrationFileReader.Read(file.Path, file.Text)).ToArray();
        var memo = new AnalysisMemo();
        memo.Analyze(files, AnalysisOptions.Default);

        var options = AnalysisOptions.Default with { MinServerVersion = 17 };

        AssertEqual(MigrationSetAnalyzer.Analyze(files, options), memo.Analyze(files, options), []);
    }

    [Fact]
    public void A_run_that_is_cancelled_leaves_nothing_wrong_behind()
    {
        var files = GeneratedMigrations.Create(200).Select(file => MigrationFileReader.Read(file.Path, file.Text)).ToArray();
        var memo = new AnalysisMemo();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => memo.Analyze(files, AnalysisOptions.Default, source.Token));

        AssertEqual(MigrationSetAnalyzer.Analyze(files, AnalysisOptions.Default), memo.Analyze(files, AnalysisOptions.Default), []);
    }

    [Fact]
    public void Many_threads_may_use_one_memo()
    {
        var edits = new MigrationEdits(7, GeneratedMigrations.Create(100));
        var memo = new AnalysisMemo();
        var sets = new List<MigrationFile[]>();
        for (var i = 0; i < 8; i++)
        {
            sets.Add([.. edits.Files.Select(file => MigrationFileReader.Read(file.Path, file.Text))]);
            edits.Next();
        }

        Parallel.ForEach(sets.Concat(sets), set => AssertEqual(MigrationSetAnalyzer.Analyze(set, AnalysisOptions.Default), memo.Analyze(set, AnalysisOptions.Default), []));
    }

    private static void AssertEqual(MigrationSetAnalysis expected, MigrationSetAnalysis actual, List<string> edits)
    {
        Assert.True(expected.Diagnostics == actual.Diagnostics, string.Join("\n", edits));
        Assert.Equal(expected.Migrations.Count, actual.Migrations.Count);
        for (var i = 0; i < expected.Migrations.Count; i++)
        {
            Assert.True(expected.Migrations[i].Equals(actual.Migrations[i]), $"{expected.Migrations[i].File.Path} after {string.Join("\n", edits)}");
        }
    }

    /// <summary>A file that is as it was is the same object, as the compiler has it.</summary>
    private static MigrationFile Read(Dictionary<(string, string), MigrationFile> files, (string Path, string Text) file)
    {
        if (!files.TryGetValue(file, out var read))
        {
            files[file] = read = MigrationFileReader.Read(file.Path, file.Text);
        }

        return read;
    }

    private static IEnumerable<(string Path, string Text)> OurMigrations() =>
        Directory.EnumerateFiles(Path.Combine(Repository(), "migrations"), "*.sql").Order(StringComparer.Ordinal).Select(path => ("migrations/" + Path.GetFileName(path), File.ReadAllText(path)));

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "migrations")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
