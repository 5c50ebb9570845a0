extern alias runtime;

using Microsoft.CodeAnalysis.CSharp;
using PgRollback.Generators.Emission;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Pipeline;

public sealed class GeneratedCodeTests
{
    [Fact]
    public void The_order_of_the_files_and_where_they_lie_change_nothing()
    {
        var first = new Consumer("/home/a/repo/migrations/").With("1_a.sql", A).With("2_b.sql", B).With("10_c.sql", C).Sources();
        var second = new Consumer("/Users/somebody else/src/migrations/").With("10_c.sql", C).With("2_b.sql", B).With("1_a.sql", A).Sources();

        Assert.Equal(first, second);
        Assert.DoesNotContain(first.Values, source => source.Contains("/home/", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_small_project_is_generated_like_this()
    {
        var sources = new Consumer()
            .With("1_users.sql", "-- People who sign in.\nCREATE TABLE users (id integer PRIMARY KEY, name text);\n")
            .With("2_names.sql", "CREATE VIEW names AS SELECT name FROM users;\nCREATE FUNCTION greet(who text) RETURNS text LANGUAGE sql AS $$ SELECT 'hello ' || who $$;\n")
            .With("3_purge.sql", "-- pgrollback: irreversible the rows are gone\nDO $$ BEGIN DELETE FROM users; END $$;\n")
            .Sources();

        return Snapshot.VerifyAsync(
            string.Join("\n", sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => $"==> {source.Key}\n{source.Value}")).Replace(GeneratedCode.Attribute, "[GeneratedCode]", StringComparison.Ordinal));
    }

    [Fact]
    public void The_separator_of_folders_changes_nothing()
    {
        Assert.Equal(
            new Consumer("/repo/migrations/").With("1_a.sql", A).Sources(),
            new Consumer(@"C:\repo\migrations\").With("1_a.sql", A).Sources());
    }

    [Fact]
    public void Migrations_are_listed_by_version_and_not_by_name()
    {
        var all = Compiled.All(Compiled.Load(new Consumer().With("10_c.sql", C).With("1_a.sql", A).With("2_b.sql", B).Compilation()));

        Assert.Equal(["1_a", "2_b", "10_c"], all.Select(rollback => rollback.Stem));
    }

    [Fact]
    public void The_way_back_of_a_table_is_to_drop_it()
    {
        var all = Compiled.All(Compiled.Load(new Consumer().With("1_a.sql", A).Compilation()));

        var step = Assert.IsType<runtime::PgRollback.DropTable>(Assert.Single(all[0].Steps));
        Assert.Equal(("public", "a"), (step.Schema, step.Name));
        Assert.Equal(("1_a.sql", 1, 1), (step.Source?.File, step.Source?.Line, step.Source?.Column));
    }

    [Fact]
    public void A_file_that_is_no_migration_is_left_alone()
    {
        var consumer = new Consumer().With("1_a.sql", A).WithOther(new OtherText("/repo/queries/report.sql", "SELECT FROM WHERE"));

        Assert.Empty(consumer.Problems());
        Assert.DoesNotContain(consumer.Sources().Values, source => source.Contains("report", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_without_migrations_has_no_class_that_could_hide_another_projects()
    {
        Assert.Empty(new Consumer().Sources());
    }

    [Fact]
    public void A_project_whose_migrations_are_all_in_the_baseline_has_an_empty_set()
    {
        var consumer = new Consumer().With("0_schema.sql", "-- pgrollback: baseline\n" + A);

        Assert.Equal(["PgRollback.Rollbacks.g.cs"], consumer.Sources().Keys);
        Assert.Empty(Compiled.All(Compiled.Load(consumer.Compilation())));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp10)]
    public void Below_csharp_11_there_is_one_error_and_no_code(LanguageVersion version)
    {
        var consumer = new Consumer(version: version).With("1_a.sql", A);

        Assert.StartsWith($"PGR0001: The project compiles as C# {version.ToDisplayString()}", Assert.Single(consumer.Problems()), StringComparison.Ordinal);
        Assert.Empty(consumer.Sources());
    }

    private const string A = "CREATE TABLE a (id int);\n";
    private const string B = "CREATE TABLE b (id int);\n";
    private const string C = "CREATE TABLE c (id int);\n";

    private sealed class OtherText(string path, string text) : Microsoft.CodeAnalysis.AdditionalText
    {
        public override string Path { get; } = path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(text);
    }
}
