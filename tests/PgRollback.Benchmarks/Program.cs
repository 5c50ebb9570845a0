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
        var limits = rest.TakeWhile(static text => text.All(char.IsAsciiDigit)).Select(static text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        AdversarialReport.Run(Console.Out, limits.ElementAtOrDefault(0) is var size and > 0 ? size << 10 : 1 << 24, limits.ElementAtOrDefault(1) is var patience and > 0 ? patience : 60_000, rest[limits.Count..]);
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
