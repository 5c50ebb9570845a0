using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace PgRollback.Generators.Emission;

/// <summary>Names of C#, from names of anything.</summary>
internal static class CSharpName
{
    /// <summary>The letters and digits of a name, each run of them starting upper case: <c>v_active_experiments</c> → <c>VActiveExperiments</c>. Only the tail of an identifier: it may start with a digit, or be empty.</summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder(name.Length);
        var starts = true;
        foreach (var c in name)
        {
            if (IsPart(c))
            {
                pascal.Append(starts ? char.ToUpperInvariant(c) : c);
                starts = false;
            }
            else
            {
                starts = true;
            }
        }

        return pascal.ToString();
    }

    /// <summary>Whether it can stand in source as it is.</summary>
    public static bool IsIdentifier(string name) => SyntaxFacts.IsValidIdentifier(name)
        && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
        && !ContainsFormat(name);

    /// <summary>Whether it can stand behind <c>namespace</c>, each part as it is or after an @.</summary>
    public static bool IsNamespace(string name)
    {
        foreach (var part in name.Split('.'))
        {
            if (!SyntaxFacts.IsValidIdentifier(part) || ContainsFormat(part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A namespace as source: keywords get their @.</summary>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>A valid namespace near to what a project calls itself: <c>my-app.2go</c> → <c>my_app._2go</c>.</summary>
    public static string NamespaceNear(string name) => string.Join(".", name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(IdentifierNear));

    private static string IdentifierNear(string name)
    {
        var near = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            if (near.Length == 0 && char.IsDigit(c))
            {
                near.Append('_');
            }

            near.Append(IsPart(c) ? c : '_');
        }

        return near.ToString();
    }

    private static string Escape(string part) => SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part;

    private static bool IsPart(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber;

    // Format characters are valid in C# identifiers and invisible: two names that look the same would be one, or not.
    private static bool ContainsFormat(string name) => name.Any(static c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
