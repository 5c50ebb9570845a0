using Npgsql;
using PgRollback.Migrations.Tests.Material;
using PgRollback.Snapshots;

namespace PgRollback.Migrations.Tests;

/// <summary>The compiled rollbacks beside the guide that the team wrote by hand, and beside what the server's catalogs say.</summary>
public sealed class GuideTests
{
    /// <summary>Statements of the guide that PostgreSQL refuses, because something still depends on their object.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["20250107_fk_relationships_documentation"] = "table fk_relationship_docs",
        ["20250110_prompt_experiments_table"] = "table prompt_variants",
    };

    [Fact]
    public void The_guide_speaks_of_each_of_the_ten()
    {
        Assert.Equal(10, MigrationFiles.OfTheGuide.Count);
        Assert.Equal(MigrationFiles.OfTheGuide.Select(migration => migration.Stem), GuideFacts.Guide.Keys.Order(StringComparer.Ordinal));
        Assert.Subset(GuideFacts.Guide.Keys.ToHashSet(StringComparer.Ordinal), GuideFacts.Forgotten.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Matrix.ServersAndMigrations), MemberType = typeof(Matrix))]
    public async Task A_rollback_drops_what_the_guide_drops_and_what_the_server_lists_as_new(int major, string stem)
    {
        var migration = Rollbacks.All[stem];
        await using var database = await DeployedDatabase.CreateAsync(major);
        await database.DeployBeforeAsync(migration);
        var before = await ServerObjects.ReadAsync(database);
        await database.DeployToAsync(migration);
        var added = ServerObjects.New(before, await ServerObjects.ReadAsync(database));

        var guide = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var fact in GuideFacts.Guide[stem].Concat(Forgotten(stem).Where(fact => !fact.Contains(": ", StringComparison.Ordinal))))
        {
            Assert.True(guide.Add(await ServerObjects.ResolveAsync(database, fact)), fact);
        }

        var dropped = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var address in Dropped(migration))
        {
            Assert.True(dropped.Add(await ServerObjects.ResolveAsync(database, address)), address);
        }

        Assert.Equal(guide, dropped);
        Assert.Equal(added, dropped);
    }

    [Theory]
    [MemberData(nameof(Matrix.ServersAndMigrations), MemberType = typeof(Matrix))]
    public async Task The_guide_in_its_own_order_fails_or_leaves_exactly_what_it_forgot(int major, string stem)
    {
        var migration = Rollbacks.All[stem];
        await using var database = await DeployedDatabase.CreateAsync(major);
        await database.DeployBeforeAsync(migration);
        var before = await database.SnapshotAsync();
        await database.DeployToAsync(migration);

        var (refused, state) = await RunGuideAsync(database, stem);
        Assert.Equal(Refused.GetValueOrDefault(stem), refused);
        if (refused is not null)
        {
            Assert.Equal(PostgresErrorCodes.DependentObjectsStillExist, state);
            await Rollbacks.All.Single(migration).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
            SnapshotAssert.Same(before, await database.SnapshotAsync());
            return;
        }

        var left = CatalogSnapshot.Compare(before, await database.SnapshotAsync()).Differences;
        Assert.Equal(Forgotten(stem).Order(StringComparer.Ordinal), left.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Matrix.Migrations), MemberType = typeof(Matrix))]
    public void No_statement_of_a_plan_says_CASCADE(string stem)
    {
        var steps = Rollbacks.All[stem].Steps;
        Assert.NotEmpty(steps);
        Assert.All(steps.SelectMany(step => step.Variants.Select(variant => variant.Sql).Append(step.Sql)), sql => Assert.DoesNotMatch(@"(?i)\bCASCADE\b", sql));
    }

    private static string[] Forgotten(string stem) => GuideFacts.Forgotten.GetValueOrDefault(stem) ?? [];

    /// <summary>A key between two tables that both go is a matter of order, not an object of its own.</summary>
    private static IEnumerable<string> Dropped(Rollback migration)
    {
        var tables = migration.Steps.OfType<DropTable>().Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        return migration.Steps.Where(step => step is not DropConstraint constraint || !tables.Contains(constraint.Table!)).Select(step => step switch
        {
            DropFunction function => $"function {function.Schema}.{function.Name}({string.Join(", ", function.ArgumentTypes)})",
            DropTable table => $"table {table.Name}",
            DropView view => $"view {view.Name}",
            DropType type => $"type {type.Name}",
            DropConstraint constraint => $"constraint {constraint.Name} on {constraint.Table}",
            _ when step.Kind.StartsWith("Drop", StringComparison.Ordinal) => step.ObjectAddress,
            _ => "",
        }).Where(address => address.Length > 0);
    }

    /// <summary>A whole object in the words of guide.txt, a property of one with its name.</summary>
    private static string Describe(CatalogDifference difference)
    {
        var address = difference.Object.Replace("public.", "", StringComparison.Ordinal);
        return difference.Property is null ? address : $"{address}: {difference.Property}";
    }

    private static async Task<(string? Refused, string? State)> RunGuideAsync(DeployedDatabase database, string stem)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var fact in GuideFacts.Guide[stem])
        {
            try
            {
                await using var command = new NpgsqlCommand(GuideFacts.ToSql(fact), connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException refusal)
            {
                return (fact, refusal.SqlState);
            }
        }

        await transaction.CommitAsync();
        return (null, null);
    }
}
