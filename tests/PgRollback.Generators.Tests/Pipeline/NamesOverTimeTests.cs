using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>Files come, go, and change their names and their order. Each that stays keeps its name, and everything compiles.</summary>
public sealed partial class NamesOverTimeTests
{
    private const int Sequences = 1_000;
    private const int Edits = 5;

    /// <summary>Parts of names of every odd kind.</summary>
    private static readonly string[] Parts =
    [
        "add_users", "Add Orders", "add-items", "add.more.things", "class", "namespace", "__arglist", "record", "await", "var", "Equals", "GetHashCode", "ToString", "GetType",
        "MemberwiseClone", "Finalize", "ReferenceEquals", "All", "Last", "DownTo", "InOrder", "Rollbacks", "Rollback", "Instance", "Steps", "таблица", "表を作る", "τραπέζι", "größe", "ı_İ",
        "e\u0301clair", "😀", "a\u200db", "x\u202ey", "42", "4_2", "_", "__", "a__b", "a'b", "a\"b", "a{0}b", "a&b<c>", "a,b;c", "a$b@c#d", "100%", "(copy)", "[1]", "a=b", "a+b", "~tilde", "`tick`",
        "very_long_" + new string('n', 180),
    ];

    [Fact]
    public void Each_file_that_stays_keeps_its_name_and_everything_compiles()
    {
        var random = new Random(20251125);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            // Roslyn 4.8 cannot give the reason for a step behind several changes to the list of files at once, and throws where it is asked for it.
            var consumer = new Consumer(trackSteps: false);
            var files = new List<string>();
            for (var i = 0; i < 4; i++)
            {
                Add(consumer, files, random);
            }

            for (var edit = 0; edit < Edits; edit++)
            {
                Check(consumer, names);
                Change(consumer, files, random);
            }

            Check(consumer, names);
            Assert.Empty(consumer.Compilation().GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.Id.StartsWith("PGR", StringComparison.Ordinal)));
        }

        // Every kind of name was seen: those that clash with others are left out in that sequence alone.
        Assert.True(names.Count > 3 * Parts.Length, $"{names.Count}");
    }

    private static void Change(Consumer consumer, List<string> files, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                Add(consumer, files, random);
                break;
            case 1 when files.Count > 1:
                var gone = files[random.Next(files.Count)];
                files.Remove(gone);
                consumer.Delete(gone);
                break;
            case 2:
                var at = random.Next(files.Count);
                if (NewName(files, random) is { } name)
                {
                    consumer.Rename(files[at], name);
                    files[at] = name;
                }

                break;
            default:
                consumer.Reorder();
                break;
        }
    }

    private static void Add(Consumer consumer, List<string> files, Random random)
    {
        if (NewName(files, random) is { } name)
        {
            files.Add(name);
            consumer.With(name, $"CREATE TABLE t_{files.Count}_{random.Next(1_000_000)} (id integer);\n");
        }
    }

    /// <summary>Versions of several kinds, each with one part of its own, so that a file's name is the same in every sequence.</summary>
    private static string? NewName(List<string> files, Random random)
    {
        var part = random.Next(Parts.Length);
        var name = random.Next(4) switch
        {
            0 => $"{part + 1:0000}_{Parts[part]}.sql",
            1 => $"V{part + 1}__{Parts[part]}.sql",
            2 => $"{part + 1}-{Parts[part]}.up.sql",
            _ => $"{part + 1}.{Parts[part]}.sql",
        };
        return files.Contains(name, StringComparer.Ordinal) ? null : name;
    }

    private static void Check(Consumer consumer, Dictionary<string, string> names)
    {
        foreach (var source in consumer.Sources().Values)
        {
            foreach (Match match in Members().Matches(source))
            {
                var (stem, name) = (match.Groups["stem"].Value, match.Groups["name"].Value);
                if (names.TryGetValue(stem, out var known))
                {
                    Assert.Equal(known, name);
                }
                else
                {
                    names.Add(stem, name);
                }
            }
        }
    }

    [GeneratedRegex("""RollbackOf\("(?<stem>(?:[^"\\]|\\.)*)".*\n.* class (?<name>\w+) """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Members();
}
