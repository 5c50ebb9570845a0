using System.Text.RegularExpressions;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>A page of docs/rules, with the examples of its sections.</summary>
internal sealed partial class RulePage
{
    private readonly string _text;

    private RulePage(string text) => _text = text;

    public static RulePage Read(string id) => new(File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md")));

    /// <summary>Alternatives, each a list of files: words between two blocks divide one from the next.</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, string Text)>> Examples(string heading)
    {
        var section = Section(heading);
        var end = 0;
        var examples = new List<List<(string Name, string Text)>>();
        foreach (Match block in Block().Matches(section))
        {
            var isNext = !string.IsNullOrWhiteSpace(section[end..block.Index]);
            end = block.Index + block.Length;
            var (name, text) = Named(block.Groups["language"].Value, block.Groups["name"].Value, block.Groups["text"].Value);
            if (name is null)
            {
                continue;
            }

            if (examples.Count == 0 || isNext)
            {
                examples.Add([]);
            }

            examples[^1].Add((name, text));
        }

        return examples;
    }

    private static (string? Name, string Text) Named(string language, string name, string text) => language switch
    {
        "csharp" => ("Deploy.cs", text),
        "xml" => ("Shop.csproj.xml", text),
        // A page cannot hold carriage returns: its own line ends would be normalized with the repository's.
        _ when name.EndsWith(" crlf", StringComparison.Ordinal) => (name[..^5], text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        _ when name.Length > 0 => (name, text),
        _ => (null, text),
    };

    private string Section(string heading)
    {
        var start = _text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        var end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }

    [GeneratedRegex("^```(?<language>[a-z]+)(?: (?<name>[^\n]+))?\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
