using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Generators.Tests;

/// <summary>A file as the compiler hands it to the generator.</summary>
/// <param name="path">As the build lists it.</param>
/// <param name="text">What is in it.</param>
/// <param name="options">What the build and .editorconfig files say of it; a migration without further words when nothing is given.</param>
/// <param name="encoding">In which it was read.</param>
internal sealed class SqlText(string path, string text, ImmutableDictionary<string, string>? options = null, Encoding? encoding = null) : AdditionalText
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static ImmutableDictionary<string, string> Migration { get; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add(Metadata + "PgRollbackMigration", "true");

    public static ImmutableDictionary<string, string> Baseline { get; } = Migration.Add(Metadata + "PgRollbackBaseline", "true");

    public static ImmutableDictionary<string, string> Lock { get; } = Migration.Clear().Add(Metadata + "PgRollbackLock", "true");

    public ImmutableDictionary<string, string> Options { get; } = options ?? Migration;

    public override string Path { get; } = path;

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return SourceText.From(text, encoding ?? Encoding.UTF8);
    }
}
