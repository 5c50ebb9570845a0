using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgRollback.Generators.Tests;

/// <summary>A small project as a page or a case shows it: files by name, of which <c>.sql</c> are migrations, <c>.lock</c> is the lock file, <c>.xml</c> holds properties and <c>.cs</c> statements.</summary>
internal static class Example
{
    /// <summary>All that the generator and the analyzers report, the generator's first.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(IReadOnlyList<(string Name, string Text)> files)
    {
        var migrations = Migrations(files);
        var found = migrations.Run().Diagnostics.ToList();
        foreach (var (_, statements) in files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            found.AddRange(await CallingProject.OfStatements(statements, files.Any(file => file.Name.EndsWith(".sql", StringComparison.Ordinal)) ? migrations : null).DiagnosticsAsync());
        }

        return found;
    }

    public static Consumer Migrations(IReadOnlyList<(string Name, string Text)> files)
    {
        var properties = files.Where(file => file.Name.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(file => XElement.Parse($"<_>{file.Text}</_>").Elements()).ToArray();
        var version = properties.FirstOrDefault(property => property.Name == "LangVersion")?.Value;
        var consumer = new Consumer(version: version is not null && LanguageVersionFacts.TryParse(version, out var known) ? known : LanguageVersion.CSharp11);
        foreach (var property in properties.Where(property => property.Name != "LangVersion"))
        {
            consumer.Set(property.Name.LocalName, property.Value);
        }

        foreach (var (name, text) in files)
        {
            if (name.EndsWith(".sql", StringComparison.Ordinal))
            {
                consumer.With(name, text);
            }
            else if (name.EndsWith(".lock", StringComparison.Ordinal))
            {
                consumer.WithOther(new SqlText("/repo/migrations/" + name, text, SqlText.Lock));
            }
        }

        return consumer;
    }
}
