using System.Globalization;
using System.Text;

namespace PgRollback.Migrations;

/// <summary>
/// The C# name of a migration, a function of its stem alone, the same on every machine: <c>20250108_jsonb_reference_validator</c> →
/// <c>M20250108_JsonbReferenceValidator</c>. Words between underscores, dashes, dots and blanks are joined with capitals; an underscore stands behind a word that
/// ends in a digit; a character that no identifier can hold is written as its code point (<c>U1F600</c>). Stems that differ only in what joins their words, or in
/// the case of a word's first letter, have one name: <see cref="MigrationSet"/> reports the clash.
/// </summary>
public static class MigrationIdentifier
{
    private const int MaximumLength = 400;

    /// <summary>The name of a file's migration: what its <c>name</c> directive says, else what follows from its stem.</summary>
    public static string Of(MigrationFile file)
    {
        foreach (var directive in file.Directives)
        {
            if (string.Equals(directive.Name, DirectiveNames.Name, StringComparison.Ordinal))
            {
                return directive.Argument;
            }
        }

        return Of(file.Stem);
    }

    public static string Of(string stem)
    {
        var name = new StringBuilder(stem.Length + 8);
        var startsWord = true;
        for (var i = 0; i < stem.Length; i++)
        {
            var c = stem[i];
            if (c is '_' or '-' or '.' or ' ')
            {
                startsWord = true;
                continue;
            }

            if (startsWord && name.Length > 0 && char.IsDigit(name[name.Length - 1]))
            {
                name.Append('_');
            }

            Append(name, stem, ref i, startsWord);
            startsWord = false;
        }

        if (name.Length == 0 || !IsStart(name[0]))
        {
            name.Insert(0, 'M');
        }

        return Finish(name.ToString());
    }

    /// <summary>Whether a name that a person chose can name a class and a member.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaximumLength || !(IsStart(name[0]) || name[0] == '_') || IsReserved(name))
        {
            return false;
        }

        for (var i = 1; i < name.Length; i++)
        {
            if (!IsPart(name[i]))
            {
                return false;
            }
        }

        return Array.BinarySearch(Keywords, name, StringComparer.Ordinal) < 0;
    }

    private static void Append(StringBuilder name, string stem, ref int i, bool startsWord)
    {
        var c = stem[i];
        if (c is >= 'a' and <= 'z')
        {
            name.Append(startsWord ? (char)(c - 32) : c);
        }
        else if (IsPart(c))
        {
            name.Append(c);
        }
        else
        {
            var code = char.IsHighSurrogate(c) && i + 1 < stem.Length && char.IsLowSurrogate(stem[i + 1]) ? char.ConvertToUtf32(c, stem[++i]) : c;
            name.Append('U').Append(code.ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A name of the members that every class has, or of those of the generated one, gets an underscore; a very long one its hash.</summary>
    private static string Finish(string name)
    {
        if (name.Length > MaximumLength)
        {
            name = name.Substring(0, MaximumLength - 17) + "_" + MigrationChecksum.Of(name).Substring(0, 16);
        }

        return IsReserved(name) ? name + "_" : name;
    }

    private static bool IsReserved(string name) => name is
        "Equals" or "GetHashCode" or "GetType" or "ToString" or "ReferenceEquals" or "MemberwiseClone" or "Finalize" or
        "All" or "DownTo" or "Last" or "InOrder" or "Rollbacks";

    private static bool IsStart(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => IsStart(c) || c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;

    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true",
        "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];
}
