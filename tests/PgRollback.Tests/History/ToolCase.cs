using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.History;

/// <summary>A tool's history in a database, as its documentation says that it looks, after it applied three migrations.</summary>
/// <param name="Word">As <c>--history</c> takes it.</param>
/// <param name="Stems">What the three files are called there.</param>
/// <param name="SetUp">Its table, with the three.</param>
/// <param name="Left">Query: what the table has, as one text.</param>
/// <param name="All">What that is with the three.</param>
/// <param name="Two">What that is without the last.</param>
/// <param name="One">What that is with the first alone.</param>
/// <param name="None">What that is without any.</param>
public sealed record ToolCase(string Word, string[] Stems, string SetUp, string Left, string All, string Two, string One, string None)
{
    /// <summary>Statement after which the tool says that the last one failed; null where it has no word for that.</summary>
    public string? Fail { get; init; }

    /// <summary>Statement that adds a fourth that the program does not know.</summary>
    public required string AddUnknown { get; init; }

    public override string ToString() => Word;

    public const string Tables = "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a); CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES b);";

    /// <summary>Tables a, b and c, one in each migration.</summary>
    internal TestMigrations Migrations() => new TestMigrations()
        .Add(Stems[0], "CREATE TABLE a ();", TestStep.DropTable("a"))
        .Add(Stems[1], "CREATE TABLE b ();", TestStep.DropTable("b"))
        .Add(Stems[2], "CREATE TABLE c ();", TestStep.DropTable("c"));

    internal RollbackOptions Options => new() { ToolHistory = ToolHistory.Parse(Word) };

    internal Task<TestDatabase> DeployedAsync(int? major = null) => TestDatabase.CreateAsync(major, Tables + SetUp);

    internal async Task<string> LeftAsync(TestDatabase database) => await database.ScalarAsync<string>(Left) ?? "";
}
