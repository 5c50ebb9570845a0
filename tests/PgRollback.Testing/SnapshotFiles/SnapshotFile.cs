namespace PgRollback.Testing;

/// <summary>Verify's convention for the names of snapshot files.</summary>
internal sealed record SnapshotFile(string Directory, string Name, string Extension)
{
    public string Verified => Path.Combine(Directory, $"{Name}.verified.{Extension}");

    public string Received => Path.Combine(Directory, $"{Name}.received.{Extension}");

    public static SnapshotFile Of(string sourceFile, string method, string? parameter, string extension)
    {
        var name = Path.GetFileNameWithoutExtension(sourceFile) + "." + method;
        if (parameter is not null)
        {
            name += "_" + string.Concat(parameter.Select(character => Path.GetInvalidFileNameChars().Contains(character) ? '-' : character));
        }

        return new SnapshotFile(Path.GetDirectoryName(sourceFile)!, name, extension);
    }
}
