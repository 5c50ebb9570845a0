using PgRollback.LocalServers;

// Starts a cluster, says where, and waits to be killed.
await using var server = await LocalServer.StartAsync(new LocalServerOptions { ParentDirectory = args[0] });
Console.WriteLine(server.Origin);
Console.WriteLine(server.ConnectionString);
await Task.Delay(Timeout.Infinite);
