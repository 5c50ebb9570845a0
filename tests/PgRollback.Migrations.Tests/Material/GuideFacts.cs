using System.Globalization;

namespace PgRollback.Migrations.Tests.Material;

/// <summary>What guide.txt or forgotten.txt says of a migration: one object per line, in the file's order.</summary>
internal static class GuideFacts
{
    public static IReadOnlyDictionary<string, string[]> Guide { get; } = Read("guide.txt");

    /// <summary>What a migration brings into being or changes, and the guide's rollback leaves.</summary>
    public static IReadOnlyDictionary<string, string[]> Forgotten { get; } = Read("forgotten.txt");

    /// <summary>The statement of the guide.</summary>
    public static string ToSql(string fact)
    {
        var words = fact.Split(' ', 2);
        return words[0] == "constraint"
            ? $"ALTER TABLE {words[1].Split(" on ")[1]} DROP CONSTRAINT IF EXISTS {words[1].Split(" on ")[0]}"
            : string.Create(CultureInfo.InvariantCulture, $"DROP {words[0].ToUpperInvariant()} IF EXISTS {words[1]}");
    }

    private static Dictionary<string, string[]> Read(string name)
    {
        var result = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var section = new List<string>();
        foreach (var line in MigrationFiles.ReadData(name).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                result.Add(line.Trim('[', ']'), section = []);
            }
            else
            {
                section.Add(line);
            }
        }

        return result.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
