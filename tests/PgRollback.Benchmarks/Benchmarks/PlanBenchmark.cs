using BenchmarkDotNet.Attributes;
using PgRollback.Benchmarks.Material;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Benchmarks;

/// <summary>Statements to proved plans, the replay included.</summary>
[MemoryDiagnoser]
public class PlanBenchmark
{
    private static readonly AnalysisOptions Options = new() { AcceptDataGaps = true };

    private MigrationFile[] _files = [];

    [ParamsSource(nameof(Sizes))]
    public int Migrations { get; set; }

    public static IEnumerable<int> Sizes => MigrationMaterial.Sizes;

    [GlobalSetup]
    public void Setup() => _files = MigrationMaterial.Parse(MigrationMaterial.First(Migrations));

    [Benchmark]
    public MigrationSetAnalysis Plan() => MigrationSetAnalyzer.Analyze(_files, Options);
}
