extern alias runtime;

using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>The ten migrations of this repository, as its Deployment project compiles them.</summary>
public sealed class RepositoryMigrationsTests
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Repository.PathOf("migrations"), "*.sql").Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_has_a_rollback_and_nothing_is_wrong()
    {
        var consumer = Project();

        Assert.DoesNotContain(consumer.Run().Diagnostics, diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        var all = Compiled.All(Compiled.Load(consumer.Compilation()));
        Assert.Equal(Files.Select(Path.GetFileNameWithoutExtension), all.Select(rollback => rollback.Stem));
        Assert.All(all, rollback => Assert.Equal(runtime::PgRollback.RollbackOutcome.Derived, rollback.Outcome));
        Assert.All(all, rollback => Assert.NotEmpty(rollback.Steps));
    }

    [Fact]
    public void Another_checkout_compiles_to_the_same()
    {
        Assert.Equal(Project().Sources(), Project(root: "/another/place/").Sources());
    }

    private static Consumer Project(string root = "/repo/migrations/")
    {
        var consumer = new Consumer(root);
        foreach (var file in Files)
        {
            consumer.With(Path.GetFileName(file), File.ReadAllText(file));
        }

        return consumer;
    }
}
