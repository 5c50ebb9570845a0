using System.Text;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Tool.Files;

namespace PgRollback.Tool.Scripts;

/// <summary>Puts rollbacks into files.</summary>
internal sealed class ScriptWriter(MigrationFolder folder, string target, AnalysisOptions options, bool transaction)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, Migration> _migrations = MigrationSet.Build(folder.Files).Migrations.ToDictionary(m => m.File.Path, StringComparer.Ordinal);
    private readonly bool _isInPlace = string.Equals(Path.GetFullPath(target), Path.GetFullPath(folder.Root), StringComparison.Ordinal);

    /// <returns>Path of the file, relative to the target; null when there is none to write.</returns>
    /// <exception cref="ToolException">The file would overwrite a rollback that people wrote.</exception>
    public string? Write(MigrationAnalysis analysis)
    {
        if (analysis.Outcome == RollbackOutcome.Declined)
        {
            DeleteEarlier(Path.Combine(target, RelativePath(analysis.File)));
            return null;
        }

        var handwritten = _migrations[analysis.File.Path].Handwritten;
        if (analysis.Outcome == RollbackOutcome.Handwritten && _isInPlace)
        {
            return handwritten?.Path;
        }

        var relative = RelativePath(analysis.File);
        if (_isInPlace && handwritten is not null && string.Equals(handwritten.Path, relative, StringComparison.Ordinal))
        {
            throw new ToolException($"{relative} was written by hand; name another folder with --out");
        }

        var path = Path.Combine(target, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var script = analysis.Outcome == RollbackOutcome.Handwritten && handwritten?.DownText is { } text
            ? text.TrimEnd() + "\n"
            : RollbackScript.Of(analysis, options.MinServerVersion, options.MaxServerVersion, transaction);
        File.WriteAllText(path, script, Encoding);
        return relative;
    }

    /// <summary>What an earlier run wrote for a migration that has no rollback any more would be taken for one that it has.</summary>
    private void DeleteEarlier(string path)
    {
        if (!_isInPlace && File.Exists(path) && RollbackScript.IsGenerated(File.ReadAllText(path)))
        {
            File.Delete(path);
        }
    }

    /// <summary>In the folder of the migration; of <c>dir/up.sql</c> in that of <c>dir</c>, which is its name.</summary>
    private static string RelativePath(MigrationFile file)
    {
        var slash = file.Path.LastIndexOf('/');
        var directory = slash < 0 ? "" : file.Path[..slash];
        var parent = directory[(directory.LastIndexOf('/') + 1)..];
        if (parent.Length > 0 && string.Equals(parent, file.Stem, StringComparison.Ordinal))
        {
            directory = directory[..^parent.Length].TrimEnd('/');
        }

        return (directory.Length == 0 ? "" : directory + "/") + file.Stem + ".down.sql";
    }
}
