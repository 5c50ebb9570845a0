namespace PgRollback.Generators.Tests.Configuration;

/// <summary>The file that the property <c>PgRollbackBaselineFile</c> names.</summary>
public sealed class BaselineTests
{
    private const string Schema = "CREATE TABLE users (id integer PRIMARY KEY);\n";
    private const string Change = "ALTER TABLE users ADD COLUMN age integer;\n";

    [Theory]
    [InlineData("/repo/schema.sql")]
    [InlineData("/repo/migrations/99_dump.sql")]
    public void Migrations_stand_on_it_whatever_its_name_is(string path)
    {
        var consumer = new Consumer().WithOther(new SqlText(path, Schema, SqlText.Baseline)).With("1_a.sql", Change);

        Assert.Empty(consumer.Problems());
        Assert.Equal("1_a", Assert.Single(Compiled.All(Compiled.Load(consumer.Compilation()))).Stem);
    }

    [Fact]
    public void Without_it_they_stand_on_nothing()
    {
        Assert.StartsWith("1_a.sql(1,1): PGR2002", Assert.Single(new Consumer().With("1_a.sql", Change).Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_in_it_is_said_at_its_place()
    {
        var consumer = new Consumer().WithOther(new SqlText("/repo/schema.sql", "\nCREATE TABLE ();\n", SqlText.Baseline)).With("1_a.sql", "CREATE TABLE a ();\n");

        Assert.StartsWith("schema.sql(2,14): PGR2001", Assert.Single(consumer.Problems()), StringComparison.Ordinal);
    }
}
