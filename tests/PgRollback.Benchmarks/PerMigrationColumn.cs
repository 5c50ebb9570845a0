using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace PgRollback.Benchmarks;

/// <summary>The mean divided by the number of migrations: flat where the cost is linear.</summary>
internal sealed class PerMigrationColumn : IColumn
{
    public string Id => nameof(PerMigrationColumn);

    public string ColumnName => "Mean/migration";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Mean divided by the number of migrations";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var mean = summary[benchmarkCase]?.ResultStatistics?.Mean;
        var count = benchmarkCase.Parameters["Migrations"] as int?;
        return mean / count / 1_000 is { } microseconds ? microseconds.ToString("0.0 'us'", CultureInfo.InvariantCulture) : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
