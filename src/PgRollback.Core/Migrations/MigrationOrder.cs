namespace PgRollback.Migrations;

/// <summary>Order of versions: runs of digits by value, everything else by code unit; so 2 comes before 10, and 1.9 before 1.10.</summary>
public sealed class MigrationOrder : IComparer<string>
{
    public static MigrationOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            if (IsDigit(x[i]) && IsDigit(y[j]))
            {
                var order = CompareNumbers(x, ref i, y, ref j);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (x[i] != y[j])
            {
                return x[i].CompareTo(y[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return (x.Length - i).CompareTo(y.Length - j);
    }

    private static int CompareNumbers(string x, ref int i, string y, ref int j)
    {
        SkipZeros(x, ref i);
        SkipZeros(y, ref j);
        int startX = i, startY = j;
        while (i < x.Length && IsDigit(x[i]))
        {
            i++;
        }

        while (j < y.Length && IsDigit(y[j]))
        {
            j++;
        }

        var byLength = (i - startX).CompareTo(j - startY);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, startX, y, startY, i - startX);
    }

    private static void SkipZeros(string text, ref int position)
    {
        while (position < text.Length && text[position] == '0')
        {
            position++;
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
