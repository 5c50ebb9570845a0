using System.Text;

namespace PgRollback.Plans;

/// <summary>Text that UTF-8 can hold.</summary>
public static class WellFormed
{
    /// <summary>A lone surrogate, which has no bytes, becomes U+FFFD as every encoder makes it.</summary>
    public static string Text(string text)
    {
        // Where each character is one byte there is none, and the encoder counts faster than a look at each.
        if (Encoding.UTF8.GetByteCount(text) == text.Length)
        {
            return text;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
                else
                {
                    return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
                }
            }
        }

        return text;
    }
}
