using Deployment;
using PgRollback;

await using var server = new ThrowawayServer();
return args is ["demo"]
    ? await Demo.RunAsync(server)
    : await RollbackCommandLine.RunAsync(Rollbacks.All, args, program =>
    {
        program.MigrationsDirectory = Path.Combine(AppContext.BaseDirectory, "migrations");
        program.OpenDataSource = server.OpenAsync;
    });
