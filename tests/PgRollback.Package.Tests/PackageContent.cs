using System.IO.Compression;
using System.Xml.Linq;

namespace PgRollback.Package.Tests;

/// <summary>What is in a package.</summary>
internal static class PackageContent
{
    /// <summary>Its files, without those that are part of every package's wrapping.</summary>
    public static IReadOnlyList<string> Files(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsWrapping(name)).Order(StringComparer.Ordinal)];
    }

    public static XElement Metadata(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    public static byte[] Read(string path, string file)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.GetEntry(file)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static bool IsWrapping(string name) =>
        name is "_rels/.rels" or "[Content_Types].xml" || name.EndsWith(".nuspec", StringComparison.Ordinal) || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);
}
