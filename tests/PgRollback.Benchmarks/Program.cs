using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PgRollback.Benchmarks;
using PgRollback.Benchmarks.Adversarial;
using PgRollback.Benchmarks.Generator;
using PgRollback.Benchmarks.Material;

args = MigrationMaterial.TakeFolder(args);
switch (args)
{
    case ["growth", ..]:
        GrowthReport.Run(Console.Out);
        return;
    case ["throughput", var file, .. var peer]:
        ThroughputReport.Run(file, peer, Console.Out);
        return;
    case ["generator", .. var sizes]:
        GeneratorReport.Run(Console.Out, [.. sizes.Select(static size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
        return;
    case ["adversarial", .. var rest]:
        var hasLimit = rest is [var limit, ..] && int.TryParse(limit, System.Globalization.CultureInfo.InvariantCulture, out _);
        AdversarialReport.Run(Console.Out, hasLimit ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) << 10 : 1 << 24, hasLimit ? rest[1..] : rest);
        return;
    case ["memo", ..]:
        MemoReport.Run(Console.Out);
        return;
    default:
        // In this process: a project that BenchmarkDotNet writes would inherit this repository's analyzers and central package versions.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).AddColumn(new PerMigrationColumn());
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
        return;
}
