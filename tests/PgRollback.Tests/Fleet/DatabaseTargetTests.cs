using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Tests.Fleet;

public sealed class DatabaseTargetTests
{
    private const string Common = "Host=db1;Username=u;Password=canary;Database=postgres";

    [Fact]
    public void A_list_has_names_and_settings_and_remarks()
    {
        var targets = DatabaseTargets.Parse("# all shops\n\nshop_1\r\n  shop 2  \nDatabase=shop_3;Server=DB2\nHost=db1;Port=6000;Database=shop_1\n", Common);

        Assert.Equal(["db1/shop_1", "db1/shop 2", "db2/shop_3", "db1:6000/shop_1"], targets.Select(static target => target.Name));
        Assert.Equal("db1/shop_1", targets[0].ToString());
    }

    [Theory]
    [InlineData("shop\nDatabase=shop", "Line 2: db1/shop is in the list already (line 1).")]
    [InlineData("Database=shop;Oops=canary", "Line 1: A connection string is not in Npgsql's format: Host=…;Database=…;Username=…;Password=….")]
    [InlineData("shop\n\nPort=canary", "Line 3: A connection string is not in Npgsql's format: Host=…;Database=…;Username=…;Password=….")]
    [InlineData("Host=h", "Line 1: A connection string names no database.", "")]
    [InlineData("Database=d;Password=canary", "Line 1: A connection string names no host.", "")]
    public void What_is_wrong_is_told_by_its_line_and_not_shown(string text, string message, string common = Common) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => DatabaseTargets.Parse(text, common)).Message);

    [Fact]
    public void Names_are_unique_and_so_are_databases()
    {
        Assert.Throws<ArgumentException>(() => DatabaseTargets.CheckUnique([new DatabaseTarget(Common, "x"), new DatabaseTarget(Common, "y")]));
        Assert.Throws<ArgumentException>(() => DatabaseTargets.CheckUnique([new DatabaseTarget(Common, "x"), new DatabaseTarget("Host=db2;Database=d", "x")]));
        DatabaseTargets.CheckUnique([new DatabaseTarget(Common, "x"), new DatabaseTarget("Host=db2;Database=d", "y")]);
    }

    [Fact]
    public async Task A_query_makes_a_list_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateAsync(majorVersion: null, "CREATE TABLE shops (name text); INSERT INTO shops VALUES ('one'), ('Host=other;Port=5432;Database=two'), (NULL)");

        var targets = await DatabaseTargets.QueryAsync(database.ConnectionString, "SELECT name FROM shops WHERE name IS NOT NULL");

        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal([$"{server.Host}:{server.Port}/one", "other/two"], targets.Select(static target => target.Name));
        Assert.Equal($"{server.Host}:{server.Port}/{database.Name}", Assert.Single(await DatabaseTargets.QueryAsync(database.ConnectionString, "SELECT current_database()")).Name);
        await Assert.ThrowsAsync<FormatException>(() => DatabaseTargets.QueryAsync(database.ConnectionString, "SELECT name FROM shops"));
        Assert.Equal("25006", (await Assert.ThrowsAsync<HousekeepingFailedException>(() => DatabaseTargets.QueryAsync(database.ConnectionString, "DELETE FROM shops RETURNING name"))).SqlState);
    }
}
