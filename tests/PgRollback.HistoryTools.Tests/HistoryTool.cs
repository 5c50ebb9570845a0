using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.HistoryTools.Tests;

/// <summary>A tool as people use it, with three migrations: tables a, b and c.</summary>
public abstract class HistoryTool(MigrationTool tool, params string[] stems)
{
    protected static readonly string[] Tables = ["a", "b", "c"];

    public MigrationTool Tool { get; } = tool;

    /// <summary>Names of the migrations.</summary>
    public IReadOnlyList<string> Stems { get; } = stems;

    /// <summary>The text of a migration, as the tool's files have it.</summary>
    protected virtual string Text(string table) => $"CREATE TABLE {table} (id int PRIMARY KEY);\n";

    /// <summary>Where the tool looks for its files.</summary>
    protected virtual string Folder => "";

    /// <summary>Files in a new directory.</summary>
    public void Write(string directory)
    {
        Directory.CreateDirectory(Path.Combine(directory, Folder));
        for (var i = 0; i < Tables.Length; i++)
        {
            File.WriteAllText(Path.Combine(directory, Folder, $"{Stems[i]}.sql"), Text(Tables[i]));
        }
    }

    /// <summary>Lets the tool apply whatever it thinks is not applied.</summary>
    public abstract Task ApplyAsync(TestDatabase database, string directory);

    /// <summary>Asks the tool what is not applied.</summary>
    /// <returns>Stems.</returns>
    public abstract Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory);

    internal TestMigrations Compile()
    {
        var migrations = new TestMigrations();
        for (var i = 0; i < Tables.Length; i++)
        {
            migrations.Add(Stems[i], Text(Tables[i]), TestStep.DropTable(Tables[i]));
        }

        return migrations;
    }
}
