using System.Text;

namespace PgRollback.Migrations;

/// <summary>Takes the description of a migration from the comments that it begins with.</summary>
internal static class MigrationSummary
{
    private const int MaximumLength = 400;

    /// <summary>The first paragraph of the leading comments that says something: no licence, tool's mark, boilerplate, ruler or the file's own name. Null when there is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="end">Where the first statement starts.</param>
    /// <param name="stem">Of the file.</param>
    public static string? Of(string text, int end, string stem)
    {
        var comments = new List<Comment>();
        CommentReader.AddGap(text, 0, end, insideStatement: false, comments);
        var summary = new StringBuilder();
        var previousEnd = 0;
        var skipsParagraph = false;
        foreach (var comment in comments)
        {
            if (EndsParagraph(text, previousEnd, comment.Start))
            {
                if (summary.Length > 0)
                {
                    break;
                }

                skipsParagraph = false;
            }

            previousEnd = comment.End;
            var content = comment.IsBlock ? BlockContent(text, comment) : comment.Content(text).ToString();
            foreach (var line in content.Split('\n'))
            {
                var words = Words(line, stem);
                if (words.Length == 0 && summary.Length > 0)
                {
                    skipsParagraph = true;
                }
                else if (IsLicence(words))
                {
                    summary.Clear();
                    skipsParagraph = true;
                }
                else if (!skipsParagraph && words.Length > 0 && summary.Length < MaximumLength)
                {
                    summary.Append(summary.Length == 0 ? "" : " ").Append(words);
                }
            }
        }

        return summary.Length == 0 ? null : Cut(summary);
    }

    private static string BlockContent(string text, Comment comment) =>
        text.Substring(comment.Start + 2, Math.Max(0, comment.End - comment.Start - 4)).Replace('\r', '\n');

    private static bool EndsParagraph(string text, int start, int end)
    {
        var lines = 0;
        for (var i = start; i < end; i++)
        {
            lines += text[i] == '\n' ? 1 : 0;
        }

        return lines > 1;
    }

    /// <summary>What a comment line says to people; empty when nothing.</summary>
    private static string Words(string line, string stem)
    {
        var words = line.Trim().Trim('-', '*', '=', '#', '+', '|', '/', '_', ' ', '\t');
        if (words.StartsWith("migration:", StringComparison.OrdinalIgnoreCase) || words.StartsWith("description:", StringComparison.OrdinalIgnoreCase))
        {
            words = words.Substring(words.IndexOf(':') + 1).Trim();
        }

        if (words.IndexOf(' ') < 0 || words.IndexOf(stem + ".", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return "";
        }

        foreach (var start in Boilerplate)
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }
        }

        foreach (var c in words)
        {
            if (char.IsControl(c) && c != '\t')
            {
                return "";
            }
        }

        return words;
    }

    private static bool IsLicence(string words) =>
        words.IndexOf("copyright", StringComparison.OrdinalIgnoreCase) >= 0
        || words.IndexOf("SPDX-License-Identifier", StringComparison.OrdinalIgnoreCase) >= 0
        || words.IndexOf("all rights reserved", StringComparison.OrdinalIgnoreCase) >= 0
        || words.IndexOf("licensed under", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Cut(StringBuilder summary)
    {
        var result = summary.ToString();
        if (result.Length <= MaximumLength)
        {
            return result;
        }

        var end = result.LastIndexOf(' ', MaximumLength);
        return result.Substring(0, end < 0 ? MaximumLength : end) + "…";
    }

    private static readonly string[] Boilerplate =
    [
        "pgrollback:", "goose ", "migrate ", "migrate:", "tern:", "atlas:", "morph:", "liquibase", "!ups", "!downs", "changeset ", "preconditions", "precondition-", "up migration", "down migration", "create above",
        "Your SQL goes here", "This file should undo", "Add migration script here", "Add up migration script here", "Add down migration script here",
        "Write your migrate", "Write your UP", "Deploy ", "requires:", "conflicts:", "squawk-ignore", "sqlfluff", "noqa", "vim:", "PostgreSQL database dump", "Dumped ",
    ];
}
