using System.Globalization;
using Npgsql;
using PgRollback.Runner.Benchmarks;

// [RUNS [PROGRAM]]: the report.
if (args is [] || int.TryParse(args[0], CultureInfo.InvariantCulture, out _))
{
    await RunnerReport.RunAsync(args is [var runs, ..] ? int.Parse(runs, CultureInfo.InvariantCulture) : 50, args is [_, var program] ? program : null, Console.Out);
    return;
}

// A program of its own, which the report starts: bare CONNECTION FILE: statements, each ended by a line of dashes. typed CONNECTION, checked CONNECTION.
await using var dataSource = NpgsqlDataSource.Create(args[1]);
switch (args[0])
{
    case "bare":
        var text = await File.ReadAllTextAsync(args[2]);
        await BareRollback.RunAsync(dataSource, text.Split("\n--\n"));
        break;
    case "typed":
        await TypedRollback.RunAsync(dataSource, TypedRollback.Bare);
        break;
    case "checked":
        await TypedRollback.RunAsync(dataSource, TypedRollback.Checked);
        break;
    default:
        throw new InvalidOperationException($"'{args[0]}' is none of bare, typed and checked.");
}
