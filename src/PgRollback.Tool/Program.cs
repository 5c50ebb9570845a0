using PgRollback.Tool;

return await ToolCommandLine.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
