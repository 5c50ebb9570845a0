using BenchmarkDotNet.Attributes;
using PgRollback.Benchmarks.Material;
using PgRollback.Catalog;
using PgRollback.Migrations;

namespace PgRollback.Benchmarks;

/// <summary>Statements to catalogs: the state of the database after each migration.</summary>
[MemoryDiagnoser]
public class ReplayBenchmark
{
    private MigrationFile[] _files = [];

    [ParamsSource(nameof(Sizes))]
    public int Migrations { get; set; }

    public static IEnumerable<int> Sizes => MigrationMaterial.Sizes;

    [GlobalSetup]
    public void Setup() => _files = MigrationMaterial.Parse(MigrationMaterial.First(Migrations));

    [Benchmark]
    public DatabaseCatalog Replay()
    {
        var catalog = DatabaseCatalog.Empty;
        foreach (var file in _files)
        {
            catalog = MigrationReplay.Run(catalog, file.Path, file.Up).Editor.ToCatalog();
        }

        return catalog;
    }
}
