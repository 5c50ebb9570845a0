using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Snapshots.Tests;

public sealed partial class SnapshotTests
{
    public static IEnumerable<object[]> Versions => ServerVersions.Rows;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Two_databases_with_one_history_are_equal_whatever_their_oids(int major)
    {
        await using var first = await Given.CreateAsync(major);
        await using var second = await TestDatabase.CreateAsync(major, "CREATE TABLE one (a serial PRIMARY KEY, b text UNIQUE); CREATE TYPE two AS ENUM (); DROP TABLE one; DROP TYPE two");
        await second.ExecuteAsync(Given.Sql);

        var comparison = CatalogSnapshot.Compare(await CatalogSnapshot.TakeAsync(first.DataSource), await CatalogSnapshot.TakeAsync(second.DataSource));

        Assert.Equal("", comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task No_oid_is_in_a_snapshot(int major)
    {
        await using var database = await Given.CreateAsync(major);
        var snapshot = await CatalogSnapshot.TakeAsync(database.DataSource);

        await using var command = database.DataSource.CreateCommand("""
            SELECT array_agg(oid::text) FROM (
                SELECT oid FROM pg_class UNION SELECT oid FROM pg_type UNION SELECT oid FROM pg_proc UNION SELECT oid FROM pg_constraint UNION SELECT oid FROM pg_trigger
                UNION SELECT oid FROM pg_namespace UNION SELECT oid FROM pg_operator UNION SELECT oid FROM pg_opclass UNION SELECT oid FROM pg_ts_config UNION SELECT oid FROM pg_foreign_server
            ) objects WHERE oid >= 16384
            """);
        var oids = (string[])(await command.ExecuteScalarAsync())!;

        Assert.Empty(Number().Matches(snapshot.ToString()).Select(match => match.Value).Intersect(oids, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_object_has_an_address_of_its_own(int major)
    {
        await using var database = await Given.CreateAsync(major);
        var snapshot = await CatalogSnapshot.TakeAsync(database.DataSource);

        // Values of two objects with one address stand side by side.
        Assert.DoesNotContain(" | ", snapshot.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_empty_database_holds_its_schema_and_languages_only(int major)
    {
        await using var database = await TestDatabase.CreateAsync(major);
        var snapshot = await CatalogSnapshot.TakeAsync(database.DataSource);

        Assert.Equal(
            ["database", "extension plpgsql", "language c", "language internal", "language plpgsql", "language sql", "schema public"],
            snapshot.Objects.Keys.Where(address => !address.StartsWith("member ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_snapshot_is_one_command()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var commands = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, "Npgsql", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => commands += string.Equals((string?)activity.GetTagItem("db.name") ?? (string?)activity.GetTagItem("db.namespace"), database.Name, StringComparison.Ordinal) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);

        await CatalogSnapshot.TakeAsync(connection);

        Assert.Equal(1, commands);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_settings_of_the_session_are_left_as_they_were(bool inTransaction)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using (var set = new NpgsqlCommand("SET search_path = app, public; SET TimeZone = 'Asia/Tokyo'; SET quote_all_identifiers = on", connection))
        {
            await set.ExecuteNonQueryAsync();
        }

        await using var transaction = inTransaction ? await connection.BeginTransactionAsync() : null;
        await CatalogSnapshot.TakeAsync(connection);

        await using var show = new NpgsqlCommand("SELECT current_setting('search_path') || ' ' || current_setting('TimeZone') || ' ' || current_setting('quote_all_identifiers') || ' ' || current_setting('jit')", connection);
        Assert.Equal("app, public Asia/Tokyo on on", await show.ExecuteScalarAsync());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_ordinary_role_can_take_a_snapshot(int major)
    {
        await using var database = await Given.CreateAsync(major);
        var role = "role_" + database.Name;
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN; CREATE SUBSCRIPTION feed CONNECTION 'host=nowhere' PUBLICATION a WITH (connect = false, slot_name = NONE, enabled = false)");
        var connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Pooling = false }.ConnectionString;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();

            var snapshot = await CatalogSnapshot.TakeAsync(connection, new SnapshotOptions { ClusterWide = true, SequenceValues = true });

            Assert.Contains("table app.items", snapshot.Objects.Keys);
            Assert.Contains("user mapping for public on server remote", snapshot.Objects.Keys);
            Assert.DoesNotContain("connection", snapshot.Objects["subscription feed"].Keys);
        }
        finally
        {
            await database.ExecuteAsync($"DROP SUBSCRIPTION feed; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_values_of_sequences_are_compared_when_asked_for()
    {
        const string Statement = "SELECT nextval('app.numbers')";
        var major = ServerVersions.Available[0];

        Assert.Equal(SnapshotVerdict.Exact, (await Given.CompareAsync(major, Statement)).Verdict);

        var comparison = await Given.CompareAsync(major, Statement, options: new SnapshotOptions { SequenceValues = true });
        var difference = Assert.Single(comparison.Differences);
        Assert.Equal(("sequence app.numbers", "last value"), (difference.Object, difference.Property));
    }

    [Fact]
    public async Task Differences_come_ordered_and_in_words()
    {
        var comparison = await Given.CompareAsync(ServerVersions.Available[0], "DROP TABLE app.loose; CREATE TABLE app.a (); ALTER TABLE app.items ALTER tags SET NOT NULL");

        Assert.Equal(
            """
            column app.items.tags: not null: false → true
            column app.loose.at: removed
            column app.loose.value: removed
            table app.a: added
            table app.loose: removed
            """,
            string.Join('\n', comparison.Differences.Where(difference => !difference.Object.StartsWith("constraint ", StringComparison.Ordinal))));
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
