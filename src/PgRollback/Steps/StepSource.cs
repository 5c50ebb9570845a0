using System.Globalization;

namespace PgRollback;

/// <summary>Where a migration does what a step takes back.</summary>
/// <param name="File">File name without folders.</param>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based, in UTF-16 code units.</param>
public sealed record StepSource(string File, int Line, int Column)
{
    /// <summary><c>file(line,column)</c>, as compilers write it, so that terminals and editors turn it into a link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})");
}
