using System.CommandLine;
using System.Globalization;
using PgRollback.Planning;
using PgRollback.Tool.Files;

namespace PgRollback.Tool.Commands;

/// <summary>What every command that reads a folder of migrations takes.</summary>
internal sealed class CommonOptions
{
    private const int Oldest = 15;
    private const int Newest = 18;

    private readonly Argument<DirectoryInfo> _directory = new("DIR") { Description = "Folder with the migrations; sub-folders are read too." };
    private readonly Option<FileInfo?> _baseline = new("--baseline") { Description = "Schema that was there before the first migration, as pg_dump --schema-only writes it.", HelpName = "FILE" };
    private readonly Option<string?> _target = new("--target-version") { Description = "PostgreSQL versions that rollbacks must run on: 16 or 15-18 (default).", HelpName = "N[-M]" };
    private readonly Option<string> _format;

    public CommonOptions(params string[] formats)
    {
        _format = Format(formats);
    }

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "How to write the result; json is one line per item.", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong(["text", "json", .. formats]);
        return option;
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_directory);
        AddSourceTo(command);
        command.Options.Add(_format);
    }

    /// <summary>Only what says how to read a folder.</summary>
    public void AddSourceTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_target);
    }

    public string Format(ParseResult result) => result.GetValue(_format)!;

    public bool IsJson(ParseResult result) => string.Equals(Format(result), "json", StringComparison.Ordinal);

    public string Directory(ParseResult result) => result.GetRequiredValue(_directory).FullName;

    /// <exception cref="ToolException">A folder or file is not there.</exception>
    public MigrationFolder Folder(ParseResult result) => Folder(result, Directory(result));

    /// <exception cref="ToolException">A folder or file is not there.</exception>
    public MigrationFolder Folder(ParseResult result, string directory) => MigrationFolder.Read(directory, result.GetValue(_baseline)?.FullName);

    /// <exception cref="ToolException">The target version is none that is supported.</exception>
    public AnalysisOptions Analysis(ParseResult result)
    {
        var target = result.GetValue(_target);
        if (target is null)
        {
            return AnalysisOptions.Default;
        }

        var parts = target.Split('-');
        if (parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || first < Oldest || last > Newest || first > last)
        {
            throw new ToolException($"--target-version {target}: give a version from {Oldest} to {Newest}, or a range of them such as 15-18");
        }

        return AnalysisOptions.Default with { MinServerVersion = first, MaxServerVersion = last };
    }
}
