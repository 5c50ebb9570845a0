#if PUBLIC_FEED
using VerifyTests;

namespace PgRollback.Testing;

/// <summary>Verify itself, where the package feed has it.</summary>
internal sealed class VerifyComparer : ISnapshotComparer
{
    public async Task CompareAsync(SnapshotFile file, string received)
    {
        var settings = new VerifySettings();
        settings.DisableRequireUniquePrefix();
        using var verifier = new InnerVerifier(file.Directory, file.Name, settings);
        await verifier.VerifyString(received, file.Extension);
    }
}
#endif
