namespace PgRollback.LocalServers;

/// <summary>A folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</summary>
/// <param name="Directory">Its full path.</param>
/// <param name="Version">What <c>postgres --version</c> says; a beta has minor version 0.</param>
public sealed record PostgresBinaries(string Directory, Version Version);
