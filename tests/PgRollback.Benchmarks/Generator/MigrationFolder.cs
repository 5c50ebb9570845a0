using PgRollback.Benchmarks.Material;

namespace PgRollback.Benchmarks.Generator;

/// <summary>Migrations on the disk, where generators find them. The first, a middle and the last one have a table and a function of their own, so that there is something to edit in each.</summary>
internal sealed class MigrationFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pgrollback-benchmark-").FullName;
    private readonly List<string> _paths = [];

    public MigrationFolder(int count)
    {
        var files = MigrationMaterial.First(count);
        var forward = Enumerable.Range(0, files.Length).Where(i => !files[i].Path.Contains(".down.", StringComparison.Ordinal)).ToArray();
        Edited = [forward[0], forward[forward.Length / 2], forward[^1]];
        for (var i = 0; i < files.Length; i++)
        {
            var path = Path.Combine(_root, files[i].Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var text = Array.IndexOf(Edited, i) < 0 ? files[i].Text : $"CREATE TABLE own_{i} (own_value integer);\nCREATE FUNCTION own_{i}() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n" + files[i].Text;
            File.WriteAllText(path, text);
            _paths.Add(path);
        }
    }

    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Which files are edited: first, middle, last.</summary>
    public int[] Edited { get; }

    /// <summary>The text of one of them behind so many edits of a kind.</summary>
    public string Text(int at, string kind, int edit)
    {
        var text = File.ReadAllText(_paths[at]);
        return kind switch
        {
            "comment" => $"-- Edit {edit}.\n" + text,
            "body" => text.Replace("RETURN 1", $"RETURN {edit}", StringComparison.Ordinal),
            "ddl" => text.Replace("CREATE TABLE own_", $"CREATE TABLE edit_{edit} (id integer);\nCREATE TABLE own_", StringComparison.Ordinal),
            _ => AddColumn(text, edit),
        };
    }

    /// <summary>A column more in a table that later migrations use, if the file makes one.</summary>
    private static string AddColumn(string text, int edit)
    {
        var table = text.LastIndexOf("CREATE TABLE", StringComparison.OrdinalIgnoreCase);
        var open = text.IndexOf('(', table);
        return text[..(open + 1)] + $"edit_{edit} integer, " + text[(open + 1)..];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
