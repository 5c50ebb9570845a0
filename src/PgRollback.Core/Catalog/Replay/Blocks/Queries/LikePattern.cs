namespace PgRollback.Catalog;

/// <summary>LIKE, without backtracking further than the last percent sign.</summary>
internal static class LikePattern
{
    public static bool Matches(string text, string pattern)
    {
        var (t, p, star, retry) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                star = p++;
                retry = t;
            }
            else if (p + 1 < pattern.Length && pattern[p] == '\\' && pattern[p + 1] == text[t])
            {
                p += 2;
                t++;
            }
            else if (p < pattern.Length && pattern[p] != '\\' && (pattern[p] == '_' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '%')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
