namespace PgRollback.Testing;

/// <summary>Migration files that somebody works on: statements come, go and change places, comments and bodies change, files are added, deleted and renamed. The same seed makes the same edits.</summary>
public sealed class MigrationEdits(int seed, IEnumerable<(string Path, string Text)> files)
{
    private readonly Random _random = new(seed);
    private readonly List<(string Path, string Text)> _files = [.. files];
    private readonly List<(string Path, string Text)> _deleted = [];
    private int _count;

    public IReadOnlyList<(string Path, string Text)> Files => _files;

    /// <summary>Makes one edit.</summary>
    /// <returns>What was done, for the message of a test that fails.</returns>
    public string Next()
    {
        _count++;
        var at = _random.Next(_files.Count);
        var (path, text) = _files[at];
        switch (_random.Next(10))
        {
            case 0:
                return Edit(at, $"-- Remark {_count}.\n" + text, "a comment");
            case 1:
                return Edit(at, text.Replace("BEGIN\n", $"BEGIN\n    -- Edit {_count}.\n", StringComparison.Ordinal), "a body");
            case 2 or 3:
                return Edit(at, WithoutOne(text), "one statement less");
            case 4:
                return Edit(at, text + $"\nCREATE TABLE edit_{_count} (id integer PRIMARY KEY);\n", "another table");
            case 5:
                return Edit(at, text + "\n" + SomeStatement(_files[_random.Next(_files.Count)].Text), "a statement of another file");
            case 6 when _files.Count > 2:
                _files.RemoveAt(at);
                _deleted.Add((path, text));
                return $"{_count}: {path} deleted";
            case 7 when _deleted.Count > 0:
                var back = _deleted[^1];
                _deleted.RemoveAt(_deleted.Count - 1);
                _files.Insert(_random.Next(_files.Count + 1), back);
                return $"{_count}: {back.Path} came back";
            case 8:
                var name = path.Replace(".sql", "x.sql", StringComparison.Ordinal);
                _files[at] = (name, text);
                return $"{_count}: {path} renamed";
            default:
                var other = _random.Next(_files.Count);
                (_files[at], _files[other]) = ((path, _files[other].Text), (_files[other].Path, text));
                return $"{_count}: {path} and {_files[other].Path} change places";
        }
    }

    private string Edit(int at, string text, string what)
    {
        _files[at] = (_files[at].Path, text);
        return $"{_count}: {_files[at].Path}: {what}";
    }

    private string WithoutOne(string text)
    {
        var statements = Statements(text);
        statements.RemoveAt(_random.Next(statements.Count));
        return string.Concat(statements);
    }

    private string SomeStatement(string text)
    {
        var statements = Statements(text);
        return statements[_random.Next(statements.Count)];
    }

    /// <summary>Roughly: bodies are cut as well, and what comes of that is one more text that must be borne.</summary>
    private static List<string> Statements(string text)
    {
        var result = new List<string>();
        var start = 0;
        for (var end = text.IndexOf(";\n", StringComparison.Ordinal); end >= 0; end = text.IndexOf(";\n", start, StringComparison.Ordinal))
        {
            result.Add(text[start..(end + 2)]);
            start = end + 2;
        }

        result.Add(text[start..]);
        return result;
    }
}
