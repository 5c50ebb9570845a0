using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class EFCoreTool() : HistoryTool(MigrationTool.EFCore, "20250101000001_A", "20250101000002_B", "20250101000003_C")
{
    public override async Task ApplyAsync(TestDatabase database, string directory)
    {
        await using var context = new Context(database.ConnectionString);
        await context.Database.MigrateAsync();
    }

    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        await using var context = new Context(database.ConnectionString);
        return (await context.Database.GetPendingMigrationsAsync()).ToArray();
    }

    public sealed class Context(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql(connectionString);
    }

    [DbContext(typeof(Context))]
    [Migration("20250101000001_A")]
    public sealed class A : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE a (id int PRIMARY KEY);");
    }

    [DbContext(typeof(Context))]
    [Migration("20250101000002_B")]
    public sealed class B : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE b (id int PRIMARY KEY);");
    }

    [DbContext(typeof(Context))]
    [Migration("20250101000003_C")]
    public sealed class C : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE c (id int PRIMARY KEY);");
    }
}
