using BenchmarkDotNet.Attributes;
using PgRollback.Benchmarks.Material;
using PgRollback.Migrations;

namespace PgRollback.Benchmarks;

/// <summary>Text to statements, sections and directives: what the generator does for each file that changed.</summary>
[MemoryDiagnoser]
public class ParseBenchmark
{
    private (string Path, string Text)[] _files = [];

    [ParamsSource(nameof(Sizes))]
    public int Migrations { get; set; }

    public static IEnumerable<int> Sizes => MigrationMaterial.Sizes;

    [GlobalSetup]
    public void Setup() => _files = MigrationMaterial.First(Migrations);

    [Benchmark]
    public MigrationFile[] Parse() => MigrationMaterial.Parse(_files);
}
