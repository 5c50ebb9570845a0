using Npgsql;

namespace PgRollback;

/// <summary>The history table of the tool that applied the migrations. A rollback reads it in the place of PgRollback's own, and puts it right in its transaction.</summary>
public sealed record ToolHistory
{
    private const string DetectedWord = "auto";

    private ToolHistory(MigrationTool? tool) => Tool = tool;

    /// <summary>Whichever is there: the table of the one tool that has one in this database, or PgRollback's own where no tool has. Several are refused.</summary>
    public static ToolHistory Detected { get; } = new(tool: null);

    /// <summary>The history of a tool.</summary>
    /// <param name="tool">The tool.</param>
    public static ToolHistory Of(MigrationTool tool) => new(tool);

    /// <summary>The tool; null for whichever is there.</summary>
    public MigrationTool? Tool { get; }

    /// <summary>Schema of the table; null where only one schema has it.</summary>
    public string? Schema { get; init; }

    /// <summary>Name of the table; null for the tool's default.</summary>
    public string? Table { get; init; }

    /// <summary>The history tables of tools in a database, by their names and columns.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<IReadOnlyList<ToolHistory>> FindAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken = default) => DeployerSession.RunReadingAsync<IReadOnlyList<ToolHistory>>(
        dataSource,
        RollbackOptions.Default,
        async session => (await ToolTableFinder.FindAsync(session.Connection, table: null, cancellationToken).ConfigureAwait(false))
            .ConvertAll(static found => new ToolHistory(found.Format.Tool) { Schema = found.Table.Schema, Table = found.Table.Name }),
        cancellationToken);

    /// <summary>Reads what the command line takes: <c>auto</c>, <c>flyway</c>, <c>flyway:table</c>, <c>flyway:schema.table</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when it names no tool.</returns>
    public static ToolHistory? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.Equals(text, DetectedWord, StringComparison.OrdinalIgnoreCase))
        {
            return Detected;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = colon < 0 ? text : text[..colon];
        if (ToolFormats.All.FirstOrDefault(format => string.Equals(format.Word, word, StringComparison.OrdinalIgnoreCase)) is not { } format)
        {
            return null;
        }

        var name = colon < 0 ? "" : text[(colon + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return new ToolHistory(format.Tool) { Schema = dot > 0 ? name[..dot] : null, Table = name.Length > dot + 1 ? name[(dot + 1)..] : null };
    }

    /// <summary>Tool and table, as the command line takes them.</summary>
    public override string ToString()
    {
        var tool = Tool is { } known ? ToolFormats.Of(known).Word : DetectedWord;
        return Table is null ? tool : Schema is null ? $"{tool}:{Table}" : $"{tool}:{Schema}.{Table}";
    }
}
