using Spectre.Console;

namespace PgRollback;

internal static class TableExtensions
{
    /// <summary>Plain text: names may hold brackets, which Spectre would take for markup.</summary>
    public static void AddCells(this Table table, params string[] cells) => table.AddRow(cells.Select(static cell => new Text(cell)));
}
