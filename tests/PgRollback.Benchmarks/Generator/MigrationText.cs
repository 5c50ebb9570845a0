using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Benchmarks.Generator;

/// <summary>A file as the compiler hands it to generators: on the disk, or as somebody edits it.</summary>
internal sealed class MigrationText(string path, string? edited = null) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        if (edited is not null)
        {
            return SourceText.From(edited, Encoding.UTF8);
        }

        using var stream = File.OpenRead(path);
        return SourceText.From(stream, Encoding.UTF8);
    }
}
