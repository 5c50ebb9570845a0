extern alias runtime;

using System.CommandLine;
using System.Text;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Plans;
using PgRollback.Tool.Files;
using Runtime = runtime::PgRollback;

namespace PgRollback.Tool.Commands;

/// <summary>The runtime's commands, which act on a database: with the migrations of a folder, compiled on the spot, or with what deployments stashed in the database.</summary>
internal static class DatabaseCommands
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["status"] = "Shows which migrations a database has and whether each can be taken back.",
        ["list"] = "Lists the migrations of --migrations DIR, or those that a database has stashed.",
        ["plan"] = "Shows the steps of a way back.",
        ["deploy"] = "Applies the migrations of --migrations DIR that a database does not have.",
        ["rollback"] = "Takes migrations back: those of --migrations DIR, or, with a connection only, those that a database has stashed.",
        ["archive"] = "Shows, brings back and purges rows that rollbacks parked.",
        ["stash"] = "Keeps in the database the plans of the migrations of --migrations DIR that it has applied.",
        ["mark"] = "Records a migration as applied or not applied and runs nothing.",
        ["audit"] = "Shows the records of rollbacks.",
    };

    public static bool Has(string name) => Descriptions.ContainsKey(name);

    /// <summary>For the help of the tool; that of each command is the runtime's.</summary>
    public static void Describe(RootCommand root)
    {
        foreach (var (name, description) in Descriptions)
        {
            root.Subcommands.Add(new Command(name, description));
        }
    }

    /// <returns>One of the runtime's exit codes.</returns>
    /// <exception cref="ToolException">The folder is not there, or the target version is none.</exception>
    public static Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var source = new MigrationsOptions();
        var ours = source.Command.Parse(args);
        string[] theirs = [.. ours.UnmatchedTokens];
        if (source.Directory(ours) is not { } directory)
        {
            return Runtime.RollbackCommandLine.RunStashedAsync(theirs, Configure, cancellationToken);
        }

        var options = source.Analysis(ours);
        return Runtime.RollbackCommandLine.RunAsync(Compile(source.Folder(ours, directory).Files, options), theirs, Configure, cancellationToken);

        void Configure(Runtime.RollbackCommandLineOptions program)
        {
            program.Output = ReferenceEquals(output, Console.Out) ? null : output;
            program.Error = ReferenceEquals(error, Console.Error) ? null : error;
            program.MigrationsDirectory = source.Directory(ours) ?? program.MigrationsDirectory;
        }
    }

    /// <summary>What a project with these migrations would have compiled.</summary>
    /// <exception cref="ToolException">Two of them have one name.</exception>
    public static Runtime.RollbackSet Compile(IReadOnlyList<MigrationFile> files, AnalysisOptions options)
    {
        var migrations = MigrationSetAnalyzer.Analyze(files, options).Migrations.Where(static migration => migration.File.Role != FileRole.Repeatable).ToList();
        return migrations.GroupBy(static migration => migration.File.Stem, StringComparer.Ordinal).FirstOrDefault(static group => group.Skip(1).Any()) is { } same
            ? throw new ToolException($"{string.Join(" and ", same.Select(static migration => migration.File.Path))} are both called {same.Key}, and the history of a database tells migrations apart by that: give one of the files another name")
            : new Runtime.RollbackSet([.. migrations.Select(migration => Compile(migration, options))]);
    }

    private static Runtime.Rollback Compile(MigrationAnalysis analysis, AnalysisOptions options) =>
        Runtime.Rollback.Decode(Encoding.UTF8.GetBytes(PlanText.Of(CompiledRollback.Of(analysis, options))));

    /// <summary>What the tool takes from the arguments before the runtime sees them.</summary>
    private sealed class MigrationsOptions
    {
        private readonly Option<DirectoryInfo?> _directory = new("--migrations", "-m");
        private readonly CommonOptions _common = new();

        public MigrationsOptions()
        {
            Command = new Command("pgrollback") { _directory };
            Command.TreatUnmatchedTokensAsErrors = false;
            _common.AddSourceTo(Command);
        }

        public Command Command { get; }

        public string? Directory(ParseResult arguments) => arguments.GetValue(_directory)?.FullName;

        public AnalysisOptions Analysis(ParseResult arguments) => _common.Analysis(arguments);

        public MigrationFolder Folder(ParseResult arguments, string directory) => _common.Folder(arguments, directory);
    }
}
