using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Generators.Tests.Pipeline;

public sealed class CancellationTests
{
    [Fact]
    public void A_run_stops_when_it_is_told_to()
    {
        using var source = new CancellationTokenSource();
        var consumer = new Consumer().With(Files()).WithOther(new Canceller("/repo/migrations/0050_stop.sql", source));

        Assert.ThrowsAny<OperationCanceledException>(() => consumer.Run(source.Token));
    }

    [Fact]
    public void The_run_behind_one_that_was_stopped_is_right()
    {
        var expected = new Consumer().With(Files()).Sources();
        var consumer = new Consumer().With(Files());
        for (var i = 0; i < 20; i++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(i));
            try
            {
                consumer.Fork().Run(source.Token);
            }
            catch (OperationCanceledException)
            {
                continue;
            }
        }

        Assert.Equal(expected, consumer.Sources());
    }

    private static IEnumerable<(string Name, string Sql)> Files() =>
        Enumerable.Range(1, 200).Select(i => ($"{i:0000}_t.sql", $"CREATE TABLE t_{i} (id integer PRIMARY KEY, other integer{(i > 1 ? $" REFERENCES t_{i - 1}" : "")});\n"));

    /// <summary>A file at whose reading somebody cancels.</summary>
    private sealed class Canceller(string path, CancellationTokenSource source) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            source.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            return SourceText.From("");
        }
    }
}
