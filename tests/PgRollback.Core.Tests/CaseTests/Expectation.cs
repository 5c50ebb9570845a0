namespace PgRollback.Core.Tests.CaseTests;

/// <summary>Compares with the text of a file, byte for byte. With PGROLLBACK_UPDATE_CASES=1 it writes the file instead, except where CI=true.</summary>
internal sealed class Expectation(Func<string, string?> environment)
{
    public const string UpdateVariable = "PGROLLBACK_UPDATE_CASES";

    public static Expectation OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <param name="path">The file.</param>
    /// <param name="actual">What it should say; null: there should be no file.</param>
    public void Check(string path, string? actual)
    {
        var expected = File.Exists(path) ? File.ReadAllText(path) : null;
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return;
        }

        if (string.Equals(environment(UpdateVariable), "1", StringComparison.Ordinal))
        {
            Assert.False(string.Equals(environment("CI"), "true", StringComparison.OrdinalIgnoreCase), $"{UpdateVariable} is refused where CI=true.");
            Write(path, actual);
            return;
        }

        Assert.Fail($"{Path.GetFileName(path)} says\n{expected ?? "nothing: there is no such file."}\n\nbut it is\n{actual ?? "nothing: there should be no such file."}");
    }

    private static void Write(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text);
        }
    }
}
