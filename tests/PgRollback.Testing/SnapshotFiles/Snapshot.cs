using System.Runtime.CompilerServices;

namespace PgRollback.Testing;

/// <summary>
/// Compares a text with <c>Class.Method.verified.txt</c> beside the test's source. A difference writes <c>.received.txt</c> and fails;
/// with PGROLLBACK_UPDATE_SNAPSHOTS=1 it writes the verified file instead, except where CI=true.
/// </summary>
public static class Snapshot
{
    private static readonly ISnapshotComparer Comparer =
#if PUBLIC_FEED
        new VerifyComparer();
#else
        new FileComparer();
#endif

    /// <param name="received">The text; line ends are compared as \n.</param>
    /// <param name="extension">The file's last extension, for example txt or cs.</param>
    /// <param name="parameter">Tells the rows of a theory apart: <c>Class.Method_parameter.verified.txt</c>.</param>
    /// <param name="sourceFile">The compiler gives it.</param>
    /// <param name="method">The compiler gives it.</param>
    /// <exception cref="SnapshotMismatchException">They differ, or there is no verified file yet.</exception>
    public static Task VerifyAsync(
        string received,
        string extension = "txt",
        string? parameter = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        Comparer.CompareAsync(SnapshotFile.Of(SourcePath.OnThisMachine(sourceFile), method, parameter, extension), received.ReplaceLineEndings("\n"));
}
