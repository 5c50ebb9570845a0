using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>A folder of data: given.sql (schema and rows before), up.sql, and what is expected of them; optionally handwritten.sql, a way back by hand, with what is expected of that.</summary>
internal sealed class MigrationCase
{
    private const string GivenPath = "0001_given.sql";
    private const string UpPath = "0002_up.sql";
    private const string HandwrittenPath = "0002_up.down.sql";

    private readonly string _folder;

    public MigrationCase(string folder)
    {
        _folder = folder;
        Given = MigrationFileReader.Read(GivenPath, Read("given.sql") ?? "");
        Up = MigrationFileReader.Read(UpPath, Read("up.sql") ?? throw new InvalidOperationException($"The case {folder} has no up.sql."));
        if (Read("handwritten.sql") is { } handwritten)
        {
            Handwritten = MigrationFileReader.Read(HandwrittenPath, handwritten);
        }
    }

    public MigrationFile Given { get; }

    public MigrationFile Up { get; }

    public MigrationFile? Handwritten { get; }

    public string? Read(string name)
    {
        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public MigrationSetAnalysis Derive() => MigrationSetAnalyzer.Analyze([Given, Up], AnalysisOptions.Default);

    /// <summary>For servers of one version.</summary>
    public MigrationSetAnalysis DeriveFor(int major) => MigrationSetAnalyzer.Analyze([Given, Up], AnalysisOptions.Default with { MinServerVersion = major, MaxServerVersion = major });

    public MigrationSetAnalysis Prove() => MigrationSetAnalyzer.Analyze([Given, Up, Handwritten!], AnalysisOptions.Default);

    /// <summary>The name of the case's file for the name that the analysis was given.</summary>
    public static string FileName(string path) => path switch
    {
        GivenPath => "given.sql",
        UpPath => "up.sql",
        HandwrittenPath => "handwritten.sql",
        _ => path,
    };
}
