namespace PgRollback.Tests.Hooks;

/// <summary>A folder of hooks that is gone after the test.</summary>
internal sealed class HookFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pgrollback-hooks-").FullName;

    public HookFolder Add(string name, string sql)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), sql);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
