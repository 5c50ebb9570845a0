extern alias runtime;

using PgRollback.Generators.Emission;

namespace PgRollback.Generators.Tests.Emission;

public sealed class StepTypesTests
{
    private static readonly string[] Names =
    [
        .. typeof(runtime::PgRollback.RollbackStep).Assembly.GetExportedTypes()
            .Where(type => type.IsSealed && type.IsSubclassOf(typeof(runtime::PgRollback.RollbackStep)))
            .Where(type => type != typeof(runtime::PgRollback.RawSqlStep))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> RecordsOfTheRuntime { get; } = [.. Names];

    [Theory]
    [MemberData(nameof(RecordsOfTheRuntime))]
    public void Each_record_of_the_runtime_is_known(string name)
    {
        Assert.Equal("global::PgRollback." + name, StepTypes.Of(name));
    }

    [Fact]
    public void No_other_kind_is_known()
    {
        Assert.Equal(Names, StepTypes.All.Order(StringComparer.Ordinal));
    }
}
