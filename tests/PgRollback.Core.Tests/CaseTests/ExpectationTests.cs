using Xunit.Sdk;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>The harness can fail.</summary>
public sealed class ExpectationTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void A_case_without_an_expectation_fails()
    {
        Assert.Throws<FailException>(() => Expectation().Check(_path, "none\n"));
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void An_expectation_of_something_that_is_not_there_fails()
    {
        File.WriteAllText(_path, "DROP TABLE t;\n");
        Assert.Throws<FailException>(() => Expectation().Check(_path, actual: null));
    }

    [Fact]
    public void A_difference_in_one_byte_fails()
    {
        File.WriteAllText(_path, "DROP TABLE t;\r\n");
        Assert.Throws<FailException>(() => Expectation().Check(_path, "DROP TABLE t;\n"));
        Expectation().Check(_path, "DROP TABLE t;\r\n");
    }

    [Fact]
    public void The_update_switch_writes_and_deletes()
    {
        var updating = Expectation((CaseTests.Expectation.UpdateVariable, "1"));
        updating.Check(_path, "none\n");
        Assert.Equal("none\n", File.ReadAllText(_path));
        updating.Check(_path, actual: null);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void The_update_switch_is_refused_in_CI()
    {
        Assert.Throws<FalseException>(() => Expectation((CaseTests.Expectation.UpdateVariable, "1"), ("CI", "true")).Check(_path, "none\n"));
        Assert.False(File.Exists(_path));
    }

    public void Dispose() => File.Delete(_path);

    private static Expectation Expectation(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
