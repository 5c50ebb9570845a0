extern alias runtime;

using System.Xml.Linq;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Configuration;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Shop.Deployment", "namespace Shop.Deployment;")]
    [InlineData("my-app.2go", "namespace my_app._2go;")]
    [InlineData("Acme.event.class", "namespace Acme.@event.@class;")]
    [InlineData("a..b", "namespace a.b;")]
    public void The_root_namespace_is_taken_as_near_as_csharp_allows(string rootNamespace, string expected)
    {
        var consumer = new Consumer().Set("RootNamespace", rootNamespace).With("1_a.sql", Sql);

        Assert.Empty(consumer.Problems());
        Assert.All(consumer.Sources().Values, source => Assert.Contains($"\n{expected}\n", source, StringComparison.Ordinal));
        Compiled.Load(consumer.Compilation());
    }

    [Fact]
    public void Without_a_root_namespace_there_is_none()
    {
        var consumer = new Consumer().Set("RootNamespace", "").With("1_a.sql", Sql);

        Assert.Single(Compiled.All(Compiled.Load(consumer.Compilation()), "Rollbacks"));
    }

    [Fact]
    public void The_class_and_its_namespace_and_access_can_be_named()
    {
        var consumer = new Consumer()
            .Set("PgRollbackNamespace", "Acme.Data")
            .Set("PgRollbackClassName", "ShopRollbacks")
            .Set("PgRollbackAccess", "internal")
            .With("1_a.sql", Sql);

        var assembly = Compiled.Load(consumer.Compilation());

        Assert.Single(Compiled.All(assembly, "Acme.Data.ShopRollbacks"));
        Assert.False(assembly.GetType("Acme.Data.ShopRollbacks")!.IsPublic);
    }

    [Theory]
    [InlineData("PgRollbackNamespace", "my-app")]
    [InlineData("PgRollbackNamespace", "a..b")]
    [InlineData("PgRollbackNamespace", "a { } class X")]
    [InlineData("PgRollbackClassName", "Shop.Rollbacks")]
    [InlineData("PgRollbackClassName", "class")]
    [InlineData("PgRollbackClassName", "2nd")]
    [InlineData("PgRollbackAccess", "private")]
    [InlineData("PgRollbackMinServerVersion", "fifteen")]
    [InlineData("PgRollbackMinServerVersion", "9")]
    [InlineData("PgRollbackMinServerVersion", "99999999999")]
    [InlineData("PgRollbackMaxServerVersion", "14")]
    [InlineData("PgRollbackStrictness", "very")]
    public void A_value_that_cannot_be_used_is_said_so_and_the_default_is_used(string property, string value)
    {
        var consumer = new Consumer().Set(property, value).With("1_a.sql", Sql);

        Assert.StartsWith($"PGR0002: The setting {property} is '{value}', and must be ", Assert.Single(consumer.Problems()), StringComparison.Ordinal);
        Assert.Single(Compiled.All(Compiled.Load(consumer.Compilation())));
    }

    [Fact]
    public void The_range_of_servers_is_part_of_each_plan()
    {
        var consumer = new Consumer().Set("PgRollbackMinServerVersion", "16").Set("PgRollbackMaxServerVersion", "17").With("1_a.sql", Sql);

        var plan = Compiled.All(Compiled.Load(consumer.Compilation()))[0].Plan;

        Assert.Equal((16, 17), (plan.MinServerVersion, plan.MaxServerVersion));
    }

    [Fact]
    public void A_minimum_beyond_the_newest_known_server_is_the_maximum_too()
    {
        Assert.Empty(new Consumer().Set("PgRollbackMinServerVersion", "19").With("1_a.sql", Sql).Problems());
    }

    [Fact]
    public void The_build_shows_each_property_that_is_read()
    {
        var shown = XDocument.Load(Repository.PathOf("build", "PgRollback.props")).Descendants("CompilerVisibleProperty").Select(item => item.Attribute("Include")!.Value);
        var read = new RecordingOptions();

        Generators.Configuration.SettingsReader.Read(read);

        Assert.Equal(shown.Order(StringComparer.Ordinal), read.Asked.Select(key => key["build_property.".Length..]).Order(StringComparer.Ordinal));
    }

    private const string Sql = "CREATE TABLE a (id int);\n";

    private sealed class RecordingOptions : Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions
    {
        public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

        public override bool TryGetValue(string key, out string value)
        {
            Asked.Add(key);
            value = "";
            return false;
        }
    }
}
