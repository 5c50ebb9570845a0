using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Migrations;

public sealed class MigrationFilePropertyTests
{
    [Fact]
    public void Reading_any_file_gives_statements_inside_of_it()
    {
        var random = new Random(20250131);
        for (var i = 0; i < 20_000; i++)
        {
            var path = RandomText.Name(random);
            var text = RandomText.Text(random);

            var file = MigrationFileReader.Read(path, text);

            foreach (var statement in file.Up.Concat(file.Down ?? default))
            {
                Assert.InRange(statement.Span.Start, 0, text.Length);
                Assert.InRange(statement.Span.End, statement.Span.Start, text.Length);
            }

            foreach (var diagnostic in file.Diagnostics)
            {
                Assert.InRange(diagnostic.Span.End, 0, text.Length);
                Assert.NotEmpty(diagnostic.Message);
            }

            Assert.InRange(file.DownSpan.End, 0, text.Length);
            Assert.Equal(file, MigrationFileReader.Read(path, text));
        }
    }

    [Fact]
    public void Up_text_has_the_positions_of_the_file()
    {
        var random = new Random(42);
        for (var i = 0; i < 5_000; i++)
        {
            var text = RandomText.Text(random);

            var (up, _) = MigrationFileReader.Texts("0001_x.sql", text);

            Assert.InRange(up.Length, 0, text.Length);
            for (var at = 0; at < up.Length; at++)
            {
                Assert.True(up[at] == text[at] || up[at] is ' ' or ';', $"{at}: {text}");
            }
        }
    }

    [Fact]
    public void A_set_of_any_files_has_each_migration_once()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var files = Enumerable.Range(0, random.Next(30)).Select(n => MigrationFileReader.Read(RandomText.Name(random), "SELECT 1;")).ToList();

            var set = MigrationSet.Build(files);
            var shuffled = MigrationSet.Build(files.OrderBy(_ => random.Next()));

            Assert.Equal(set.Migrations.Select(m => m.File.Path), shuffled.Migrations.Select(m => m.File.Path));
            Assert.True(set.Migrations.Count <= files.Count);
            Assert.All(set.Diagnostics, d => Assert.NotEmpty(d.Message));
        }
    }

    [Theory]
    [InlineData("-- +goose Up\n")]
    [InlineData("--rollback DROP TABLE t;\n")]
    [InlineData("--changeset a:1\n")]
    [InlineData("-")]
    [InlineData("-- pgrollback: nothing\n")]
    [InlineData("-- migrate:down\n-- migrate:up\n")]
    [InlineData("\r\n'\r'")]
    public void Four_times_a_text_of_marks_allocates_about_four_times_as_much(string part)
    {
        const string Header = "--liquibase formatted sql\n";
        var small = Header + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var large = Header + string.Concat(Enumerable.Repeat(part, 800_000 / part.Length));
        Measure(small);

        // What grows with the square allocates sixteen times as much.
        Assert.InRange(Measure(large), 0, Measure(small) * 6);
    }

    private static long Measure(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MigrationFileReader.Read("0001_x.sql", text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
