namespace PgRollback.Migrations;

/// <summary>
/// The order in which migrations are applied: by version, then by path. Versions compare by value, as golang-migrate, goose, sqlx and Flyway compare them, and as
/// the tools that compare names do wherever the numbers are equally long. Only where days (<c>20250131</c>) and time stamps (<c>20250131093000</c>) stand side by side
/// the two differ; then time decides.
/// </summary>
internal sealed class MigrationComparer(bool byTime) : IComparer<MigrationFile>
{
    public static MigrationComparer For(List<MigrationFile> files)
    {
        bool days = false, stamps = false;
        foreach (var file in files)
        {
            if (file.HasVersion)
            {
                days |= VersionReader.IsDate(file.SortKey);
                stamps |= IsStamp(file.SortKey);
            }
        }

        return new MigrationComparer(days && stamps);
    }

    /// <summary>True when the two are a day and a time on that day: which of them comes first nobody can tell.</summary>
    public bool IsUndecided(MigrationFile x, MigrationFile y) =>
        byTime && x.HasVersion && y.HasVersion && x.SortKey.Length != y.SortKey.Length
        && (VersionReader.IsDate(x.SortKey) || VersionReader.IsDate(y.SortKey))
        && x.SortKey.Length >= 8 && y.SortKey.Length >= 8
        && string.CompareOrdinal(x.SortKey, 0, y.SortKey, 0, 8) == 0;

    public int Compare(MigrationFile? x, MigrationFile? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = MigrationOrder.Instance.Compare(Key(x), Key(y));
        return order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
    }

    private string Key(MigrationFile file) => byTime && IsStamp(file.SortKey) ? file.SortKey.Substring(0, 8) + "." + file.SortKey.Substring(8) : file.SortKey;

    /// <summary>Twelve or fourteen digits (or more: fractions) that begin with a day.</summary>
    private static bool IsStamp(string key) =>
        key.Length >= 12 && VersionReader.CountDigits(key, 0) == key.Length && VersionReader.IsDate(key.Substring(0, 8));
}
