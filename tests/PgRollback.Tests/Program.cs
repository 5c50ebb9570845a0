using PgRollback.Tests.Faults;

// Not for the tests' own start, which knows where to find them: the process that a test starts in order to kill it.
return await ChildRun.MainAsync(args[0], args[1]);
