namespace PgRollback.Planning;

/// <summary>String constants that mean the same under either setting of standard_conforming_strings.</summary>
internal static class SqlLiteral
{
    public static string Quote(string value) =>
        value.IndexOf('\\') < 0 ? "'" + value.Replace("'", "''") + "'" : " E'" + value.Replace("\\", "\\\\").Replace("'", "''") + "'";

    /// <summary>A body between dollar quotes whose tag does not occur in it.</summary>
    public static string DollarQuote(string body)
    {
        var tag = "$$";
        for (var i = 0; body.Contains(tag) || body.EndsWith("$", StringComparison.Ordinal) && i == 0; i++)
        {
            tag = i == 0 ? "$body$" : $"$body{i}$";
        }

        return tag + body + tag;
    }
}
