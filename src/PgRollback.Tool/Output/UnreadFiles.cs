using PgRollback.Diagnostics;
using PgRollback.Tool.Files;

namespace PgRollback.Tool.Output;

/// <summary>Files that were taken for no migration: a folder of another layout must not look like one in which all is well.</summary>
internal static class UnreadFiles
{
    private const int Named = 5;

    /// <returns>Whether there is one.</returns>
    public static bool Warn(TextWriter error, MigrationFolder folder, IEnumerable<MigrationDiagnostic> diagnostics)
    {
        if (folder.Files.Count == 0)
        {
            error.Write($"warning: there is no .sql file in {folder.Root}\n");
            return false;
        }

        var unread = diagnostics.Where(static d => d.Rule == Rules.UnknownFileName).Select(static d => d.Path).ToList();
        if (unread.Count == 0)
        {
            return false;
        }

        var names = string.Join(", ", unread.Take(Named)) + (unread.Count > Named ? ", …" : "");
        error.Write($"warning: {unread.Count} of {folder.Files.Count} .sql files {(unread.Count == 1 ? "was" : "were")} not read as migrations, because no name that fits a convention says which comes first ({Rules.UnknownFileName.Id}): {names}\n");
        return true;
    }
}
