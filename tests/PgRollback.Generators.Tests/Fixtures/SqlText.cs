using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Generators.Tests;

/// <summary>A file as the compiler hands it to the generator.</summary>
internal sealed class SqlText(string path, string text, Encoding? encoding = null) : AdditionalText
{
    public override string Path { get; } = path;

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return SourceText.From(text, encoding ?? Encoding.UTF8);
    }
}
