using PgRollback.Migrations;

namespace PgRollback.Generators.Tests.Pipeline;

public sealed class NamesTests
{
    [Fact]
    public void No_member_of_the_generated_class_is_left_to_a_migration()
    {
        var members = Compiled.Load(new Consumer().With("0_schema.sql", "-- pgrollback: baseline\nCREATE TABLE a ();\n").Compilation()).GetType("Shop.Deployment.Rollbacks")!
            .GetMembers(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Select(member => member.Name)
            .Where(name => !name.StartsWith("get_", StringComparison.Ordinal))
            .ToArray();

        Assert.Contains("DownTo", members);
        Assert.All(members, member => Assert.False(MigrationIdentifier.IsValid(member), member));
    }

    [Theory]
    [InlineData("Foo", "FooRollback")]
    [InlineData("FooRollback", "Foo")]
    public void One_files_member_must_not_be_anothers_class(string first, string second)
    {
        var consumer = new Consumer()
            .With("1_a.sql", $"-- pgrollback: name {first}\nCREATE TABLE a (id int);\n")
            .With("2_b.sql", $"-- pgrollback: name {second}\nCREATE TABLE b (id int);\n");

        Assert.Equal(
            [
                $"1_a.sql(1,1): PGR1005: '1_a' and '2_b' both compile to {second}; add '-- pgrollback: name SomethingElse' to one of them",
                $"2_b.sql(1,1): PGR1005: '2_b' and '1_a' both compile to {second}; add '-- pgrollback: name SomethingElse' to one of them",
            ],
            consumer.Problems());
    }

    [Theory]
    [InlineData("__arglist", "it is a keyword of C#")]
    [InlineData("Rolled", "the class that holds all rollbacks is called so")]
    [InlineData("Roll", "the class that holds all rollbacks is called so")]
    public void A_name_that_csharp_does_not_allow_there_is_said_so(string name, string reason)
    {
        var consumer = new Consumer()
            .Set("PgRollbackClassName", name == "Roll" ? "RollRollback" : "Rolled")
            .With("1_a.sql", $"-- pgrollback: name {name}\nCREATE TABLE a (id int);\n");

        Assert.Equal([$"1_a.sql(1,1): PGR1007: '{name}' cannot name a rollback, because {reason}; choose another one in '-- pgrollback: name'"], consumer.Problems());
        Compiled.Load(consumer.Compilation());
    }
}
