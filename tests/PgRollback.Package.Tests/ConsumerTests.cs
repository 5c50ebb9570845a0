using PgRollback.Testing;

namespace PgRollback.Package.Tests;

/// <summary>Projects of other people, outside the repository.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string OneTable = "CREATE TABLE customers (id integer PRIMARY KEY);\n";

    /// <summary>The steps of the README's "Use it in your project".</summary>
    [Fact]
    public async Task Five_steps_lead_to_a_program_that_deploys_and_rolls_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var connection = new Dictionary<string, string>(StringComparer.Ordinal) { ["PGROLLBACK_CONNECTION"] = database.ConnectionString };
        var directory = new ProjectDirectory(feed, "steps");

        // 1 and 2
        await directory.SucceedAsync("", "new", "console", "--output", "Shop");
        await directory.SucceedAsync("Shop", "add", "package", "PgRollback");

        // 3 and 4
        directory.CopyMigrations("Shop/migrations");
        directory.Write("Shop/Program.cs", """
            if (args is ["typed"])
            {
                Console.WriteLine(Shop.Rollbacks.M20250110_PromptExperimentsTable.DropTablePromptVariants.Name);
                return 0;
            }

            return await PgRollback.RollbackCommandLine.RunAsync(Shop.Rollbacks.All, args);
            """);

        // 5
        var deployed = await directory.RunAsync("Shop", connection, "run", "--", "deploy");
        Assert.True(deployed.ExitCode == 0, deployed.Text);
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('prompt_experiments') IS NOT NULL"));

        var rolledBack = await directory.RunAsync("Shop", connection, "run", "--no-build", "--", "rollback", "--to", "20241201_base_schema", "--rows", "drop", "--reason", "nothing of it was used", "--yes");
        Assert.True(rolledBack.ExitCode == 0, rolledBack.Text);
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regclass('prompt_experiments') IS NOT NULL"));

        var typed = await directory.RunAsync("Shop", connection, "run", "--no-build", "--", "typed");
        Assert.Equal("prompt_variants", typed.Output.Trim());
    }

    [Fact]
    public async Task A_project_that_refers_to_one_with_migrations_uses_its_rollbacks_and_gets_none_of_its_own()
    {
        var directory = new ProjectDirectory(feed, "reference")
            .WriteProject("Data/Data.csproj")
            .Write("Data/migrations/1_customers.sql", OneTable)
            .WriteProject("Deploy/Deploy.csproj", "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>", """<ProjectReference Include="../Data/Data.csproj" />""", usesPackage: false)
            .Write("Deploy/migrations/9_scratch.sql", "This is no migration of anybody.\n")
            .Write("Deploy/Program.cs", """
                using PgRollback;

                foreach (var type in typeof(Program).Assembly.GetTypes())
                {
                    if (type.Name == "Rollbacks")
                    {
                        Console.WriteLine(type);
                    }
                }

                RollbackSet all = Data.Rollbacks.All;
                Console.WriteLine(string.Join(", ", all) + "; " + Data.Rollbacks.M1_Customers.DropTableCustomers.Sql);
                """);

        // Built first, so that nothing the build says comes before the program's output.
        await directory.SucceedAsync("Deploy", "build");
        var run = await directory.SucceedAsync("Deploy", "run", "--no-build");

        Assert.Equal("1_customers; DROP TABLE public.customers", run.Output.Trim());
        Assert.Empty(await directory.ItemsAsync("Deploy", "AdditionalFiles"));
        Assert.Equal(["migrations/1_customers.sql"], await directory.ItemsAsync("Data", "AdditionalFiles"));
    }

    [Fact]
    public async Task Two_projects_of_a_solution_have_migrations_of_their_own()
    {
        var directory = new ProjectDirectory(feed, "two")
            .WriteProject("Sales/Sales.csproj", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>")
            .Write("Sales/migrations/1_customers.sql", OneTable)
            .WriteProject("Stock/Stock.csproj", "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>", """<ProjectReference Include="../Sales/Sales.csproj" />""")
            .Write("Stock/migrations/1_items.sql", "CREATE TABLE items (id integer PRIMARY KEY);\n")
            .Write("Stock/Program.cs", """Console.WriteLine($"{string.Join(", ", Sales.Rollbacks.All)}; {string.Join(", ", Stock.Rollbacks.All)}");""");
        await directory.SucceedAsync("", "new", "sln", "--name", "Shop");
        await directory.SucceedAsync("", "sln", "add", "Sales", "Stock");

        await directory.SucceedAsync("", "build", "-nologo", "-v", "quiet");

        var run = await directory.SucceedAsync("Stock", "run", "--no-build");
        Assert.Equal("1_customers; 1_items", run.Output.Trim());
    }

    [Fact]
    public async Task A_missing_way_back_is_an_error_at_its_line()
    {
        var directory = new ProjectDirectory(feed, "error").WriteProject("Shop.csproj").Write("migrations/1_a.sql", "\nDO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n");

        var result = await directory.RunAsync("", [], "build", "-nologo", "-v", "quiet");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("migrations/1_a.sql(2,1): error PGR3001", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trimmed_program_is_published_without_a_warning_deploys_and_rolls_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var directory = new ProjectDirectory(feed, "trimmed")
            .WriteProject(
                "Shop.csproj",
                "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishTrimmed>true</PublishTrimmed><TrimmerSingleWarn>false</TrimmerSingleWarn>"
                // Without it the runtime of ASP.NET Core would be restored as well, which nothing here uses.
                + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>")
            .Write("Program.cs", "return await PgRollback.RollbackCommandLine.RunAsync(Shop.Rollbacks.All, args);\n");
        directory.CopyMigrations("migrations");

        var published = await directory.SucceedAsync("", "publish", "-nologo", "--use-current-runtime", "--output", "out");

        // Those of the trimmer; what the SDK says about the case of a locale in somebody's package is not ours.
        Assert.DoesNotContain("warning IL", published.Text, StringComparison.Ordinal);
        await SucceedAsync("deploy", "--capture");
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('prompt_experiments') IS NOT NULL"));
        await SucceedAsync("rollback", "--to", "20241201_base_schema", "--rows", "park", "--yes");
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regclass('prompt_experiments') IS NOT NULL"));
        await SucceedAsync("audit", "--format", "json");

        async Task SucceedAsync(params string[] arguments)
        {
            var result = await directory.RunProgramAsync("out/Shop", [.. arguments, "--connection", database.ConnectionString]);
            Assert.True(result.ExitCode == 0, result.Text);
        }
    }

    /// <summary>The compiler of SDK 9. That of SDK 8 is the one that the generator's own tests run in.</summary>
    [Fact]
    public async Task An_older_compiler_loads_the_generator_and_the_analyzers()
    {
        var directory = new ProjectDirectory(feed, "compiler")
            .WriteProject(
                "Shop.csproj",
                // The analyzers of the newer SDK are not for this compiler.
                "<TargetFramework>net8.0</TargetFramework><EnableNETAnalyzers>false</EnableNETAnalyzers>",
                """<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="4.14.0" PrivateAssets="all" />""")
            .Write("migrations/1_customers.sql", OneTable)
            .Write("Deploy.cs", """
                using Npgsql;
                using PgRollback;

                public static class Deploy
                {
                    public static Task Back(NpgsqlDataSource dataSource) => Shop.Rollbacks.M1_Customers.RunAsync(dataSource, RowLoss.Drop);
                }
                """);

        var result = await directory.RunAsync("", [], "build", "-nologo", "-v", "quiet");

        // Nothing else is wrong: the rollback was compiled, and the call of it was seen.
        Assert.Equal(["PGR8001"], result.Output.Split('\n').Where(line => line.Contains("): error ", StringComparison.Ordinal)).Select(line => line.Split("): error ")[1].Split(':')[0]).Distinct());
    }

    [Fact]
    public async Task The_tool_installs_and_runs()
    {
        var directory = new ProjectDirectory(feed, "tool")
            .Write("migrations/1_a.sql", "CREATE TABLE a (id integer PRIMARY KEY);\n")
            .Write("broken/1_a.sql", "CREATE TABLE ();\n");
        await directory.SucceedAsync("", "tool", "install", "PgRollback.Tool", "--tool-path", "tools");

        var good = await directory.RunProgramAsync("tools/pgrollback", "check", "migrations");
        var bad = await directory.RunProgramAsync("tools/pgrollback", "check", "broken");

        Assert.True(good.ExitCode == 0, good.Text);
        Assert.Contains("PGR2001", bad.Text, StringComparison.Ordinal);
        Assert.NotEqual(0, bad.ExitCode);
    }
}
