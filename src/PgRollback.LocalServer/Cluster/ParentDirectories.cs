namespace PgRollback.LocalServers;

/// <summary>Where a throwaway cluster may lie, best first.</summary>
internal static class ParentDirectories
{
    private const string SharedMemory = "/dev/shm";
    private const long Gibibyte = 1L << 30;

    public static IEnumerable<string> Find() => All().Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> All()
    {
        // A new database is 300 small files: 15 ms in memory, 100 to 300 ms on a journaled disk.
        if (HasRoomInMemory())
        {
            yield return SharedMemory;
        }

        yield return Path.GetTempPath().TrimEnd('/');
        // Another user may be kept out of our own temporary folder.
        yield return "/tmp";
        yield return "/var/tmp";
    }

    /// <summary>Containers have 64 MB of it, unless told otherwise, and count it against their memory.</summary>
    private static bool HasRoomInMemory() =>
        OperatingSystem.IsLinux()
        && Directory.Exists(SharedMemory)
        && new DriveInfo(SharedMemory).AvailableFreeSpace >= 4 * Gibibyte
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 8 * Gibibyte;
}
