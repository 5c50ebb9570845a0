namespace PgRollback;

/// <summary>What tools make of the names of files.</summary>
internal static class FileStem
{
    /// <summary>The stem of a script that a tool knows by its path or file name.</summary>
    public static string Of(string path)
    {
        var parts = path.Split('/', '\\');
        var name = WithoutExtension(parts[^1]);
        if (name is "up" or "migration" && parts.Length > 1)
        {
            return parts[^2];
        }

        return name.EndsWith(".up", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
    }

    /// <summary>The digits that a name begins with; null when it begins with none.</summary>
    public static string? Digits(string stem)
    {
        var length = 0;
        while (length < stem.Length && char.IsAsciiDigit(stem[length]))
        {
            length++;
        }

        return length == 0 ? null : stem[..length];
    }

    /// <summary>The number before the first underscore, without leading zeros; null when there is no other thing there.</summary>
    public static string? Number(string stem)
    {
        if (Digits(stem) is not { } digits || (digits.Length < stem.Length && stem[digits.Length] != '_'))
        {
            return null;
        }

        var number = digits.TrimStart('0');
        return number.Length == 0 ? "0" : number;
    }

    private static string WithoutExtension(string name) => name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
}
