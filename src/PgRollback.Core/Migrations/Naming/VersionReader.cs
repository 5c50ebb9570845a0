using System.Globalization;

namespace PgRollback.Migrations;

/// <summary>Reads the version that a name begins with, in the forms that tools use, and makes a key of it that compares by value.</summary>
internal static class VersionReader
{
    /// <summary>Length of the version at <paramref name="start"/>, 0 when the name has none there.</summary>
    /// <param name="name">A file's or folder's name.</param>
    /// <param name="start">Where the version should begin.</param>
    /// <param name="sortKey">Digits without leading zeros, parts joined by dots; dates and times without their dashes.</param>
    public static int Read(string name, int start, out string sortKey)
    {
        var digits = CountDigits(name, start);
        if (digits == 0)
        {
            sortKey = "";
            return 0;
        }

        var end = start + digits;
        if (digits == 4 && TryReadDashedDate(name, start, out sortKey, out var length))
        {
            end = start + length;
            ReadTime(name, dashed: true, ref end, ref sortKey);
        }
        else if (digits == 8 && IsDate(name.Substring(start, 8)))
        {
            sortKey = name.Substring(start, 8);
            ReadTime(name, dashed: false, ref end, ref sortKey);
        }
        else
        {
            sortKey = TrimZeros(name.Substring(start, digits));
            ReadParts(name, '.', '.', ref end, ref sortKey);
            ReadLetter(name, ref end, ref sortKey);
        }

        return end - start;
    }

    /// <summary>Flyway's versions: parts divided by dots or underscores; trailing parts of zero do not count.</summary>
    public static int ReadFlyway(string name, int start, out string sortKey)
    {
        var digits = CountDigits(name, start);
        if (digits == 0)
        {
            sortKey = "";
            return 0;
        }

        var end = start + digits;
        sortKey = TrimZeros(name.Substring(start, digits));
        ReadParts(name, '.', '_', ref end, ref sortKey);
        while (sortKey.EndsWith(".0", StringComparison.Ordinal))
        {
            sortKey = sortKey.Substring(0, sortKey.Length - 2);
        }

        return end - start;
    }

    /// <summary>True for the eight digits of a day.</summary>
    public static bool IsDate(string digits) =>
        digits.Length == 8
        && CountDigits(digits, 0) == 8
        && Number(digits, 0, 4) is >= 1900 and <= 2199
        && Number(digits, 4, 2) is >= 1 and <= 12
        && Number(digits, 6, 2) is >= 1 and <= 31;

    public static int CountDigits(string name, int start)
    {
        var end = start;
        while (end < name.Length && name[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - start;
    }

    /// <summary>Also with a month or a day of one digit (<c>2020-12-7</c>), as somebody typed it.</summary>
    private static bool TryReadDashedDate(string name, int start, out string sortKey, out int length)
    {
        sortKey = "";
        length = 0;
        var separator = CharacterAt(name, start + 4);
        var (month, monthDigits) = (start + 5, CountDigits(name, start + 5));
        var (day, dayDigits) = (month + monthDigits + 1, CountDigits(name, month + monthDigits + 1));
        if (separator is not ('-' or '_' or '.') || CharacterAt(name, day - 1) != separator || monthDigits is not (1 or 2) || dayDigits is not (1 or 2)
            || (monthDigits + dayDigits < 4 && separator != '-'))
        {
            return false;
        }

        sortKey = name.Substring(start, 4) + name.Substring(month, monthDigits).PadLeft(2, '0') + name.Substring(day, dayDigits).PadLeft(2, '0');
        length = day + dayDigits - start;
        return IsDate(sortKey);
    }

    /// <summary>
    /// A time of six digits belongs to the time stamp (<c>20250131_093000</c>, <c>20250131T093000Z</c>, <c>2025-01-31-09-30-00</c>); a shorter number is
    /// a counter within the day (<c>20250131_02</c>). What letters follow (<c>20250131_2fa</c>) is the description already.
    /// </summary>
    private static void ReadTime(string name, bool dashed, ref int end, ref string sortKey)
    {
        if (CharacterAt(name, end) is not ('-' or '_' or '.' or 'T' or 't' or ' '))
        {
            return;
        }

        var start = end + 1;
        var digits = CountDigits(name, start);
        if (digits == 6 && (dashed || IsTime(name.Substring(start, 6))) && EndsTime(name, start + 6))
        {
            sortKey += name.Substring(start, 6);
            end = start + 6;
        }
        else if (digits == 2 && TryReadDividedTime(name, start, out var time, out var length))
        {
            sortKey += time;
            end = start + length;
        }
        else if (digits is >= 1 and <= 5 && EndsWord(name, start + digits))
        {
            sortKey += "." + TrimZeros(name.Substring(start, digits));
            end = start + digits;
        }

        if (CharacterAt(name, end) is 'Z' or 'z' && EndsWord(name, end + 1))
        {
            end++;
        }
    }

    private static bool TryReadDividedTime(string name, int start, out string time, out int length)
    {
        time = "";
        length = 8;
        var separator = CharacterAt(name, start + 2);
        if (separator is not ('-' or '_' or '.' or ':')
            || CountDigits(name, start + 3) != 2
            || CharacterAt(name, start + 5) != separator
            || CountDigits(name, start + 6) != 2)
        {
            return false;
        }

        time = name.Substring(start, 2) + name.Substring(start + 3, 2) + name.Substring(start + 6, 2);
        return IsTime(time) && EndsTime(name, start + 8);
    }

    private static void ReadParts(string name, char separator, char otherSeparator, ref int end, ref string sortKey)
    {
        while (CharacterAt(name, end) is var c && (c == separator || c == otherSeparator))
        {
            var digits = CountDigits(name, end + 1);
            if (digits == 0 || !EndsWord(name, end + 1 + digits))
            {
                return;
            }

            sortKey += "." + TrimZeros(name.Substring(end + 1, digits));
            end += 1 + digits;
        }
    }

    /// <summary>One letter between two versions that were there already: <c>007a</c>.</summary>
    private static void ReadLetter(string name, ref int end, ref string sortKey)
    {
        if (CharacterAt(name, end) is >= 'a' and <= 'z' && EndsWord(name, end + 1))
        {
            sortKey += name[end];
            end++;
        }
    }

    private static bool EndsWord(string name, int index) => index >= name.Length || !char.IsLetterOrDigit(name[index]);

    private static bool EndsTime(string name, int index) => EndsWord(name, CharacterAt(name, index) is 'Z' or 'z' ? index + 1 : index);

    private static bool IsTime(string digits) =>
        Number(digits, 0, 2) <= 23 && Number(digits, 2, 2) <= 59 && Number(digits, 4, 2) <= 60;

    private static string TrimZeros(string digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }

    private static char CharacterAt(string name, int index) => (uint)index < (uint)name.Length ? name[index] : '\0';

    private static int Number(string digits, int start, int length) =>
        int.Parse(digits.Substring(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
