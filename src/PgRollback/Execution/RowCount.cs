using System.Globalization;

namespace PgRollback;

/// <summary>How to find out whether a step would destroy anything. Counting stops early: whether there are rows matters, not how many millions.</summary>
/// <param name="Schema">Schema of the table.</param>
/// <param name="Table">Table that is dropped or has the column.</param>
/// <param name="Column">Column whose values are destroyed; null for whole rows.</param>
internal sealed record RowCount(string? Schema, string Table, string? Column)
{
    /// <summary>Returns the rows whose values are destroyed; null: all that have one.</summary>
    private string? Query { get; init; }

    /// <summary>What is said of rows that go because they refer to those which the step deletes; they are other rows than those that parking keeps.</summary>
    private string? Along { get; init; }

    public bool IsParked => Along is null;

    public const int Limit = 1000;

    /// <summary>Taken before the count, so that no row can come between the count and the step; one that refers to another locks that, and readers do not.</summary>
    public string LockSql => $"LOCK TABLE {SqlText.Qualified(Schema, Table)} IN {(IsParked ? "ACCESS EXCLUSIVE" : "EXCLUSIVE")} MODE";

    /// <summary>Null when no query tells.</summary>
    public static RowCount? For(RollbackStep step) => step switch
    {
        DropTable => new RowCount(step.Schema, step.Name, Column: null),
        { Kind: "DeleteRows" } => step.Hazards.FirstOrDefault(static hazard => hazard is { Kind: "RowsGoAlong", Query: not null }) is { } along
            ? new RowCount(step.Schema, step.Name, Column: null) { Query = along.Query, Along = along.Message }
            : null,
        AlterColumnType narrowing => narrowing.Hazards.FirstOrDefault(static hazard => hazard is { Kind: "ValuesTooLong", Query: not null }) is { } hazard
            ? new RowCount(step.Schema, narrowing.Table, step.Name) { Query = hazard.Query }
            : null,
        ColumnStep column => new RowCount(column.Schema, column.Table, column.Name),
        RawSqlStep { ObjectType: "TABLE", Table: null, Name.Length: > 0 } => new RowCount(step.Schema, step.Name, Column: null),
        _ => null,
    };

    public string CountSql(string resultColumn)
    {
        if (Query is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) AS {resultColumn} FROM ({Query} LIMIT {Limit + 1}) AS rows");
        }

        var where = Column is null ? "" : $" WHERE {SqlText.Identifier(Column)} IS NOT NULL";
        return string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) AS {resultColumn} FROM (SELECT FROM {SqlText.Qualified(Schema, Table)}{where} LIMIT {Limit + 1}) AS rows");
    }

    public Refusal Refusal(string migration, RollbackStep step, long count)
    {
        var number = count > Limit ? $"more than {Limit.ToString(CultureInfo.InvariantCulture)}" : count.ToString(CultureInfo.InvariantCulture);
        if (Along is not null)
        {
            return new Refusal(RefusalKind.RowsInTheWay, migration, $"{Along}: {number} ({step.Source?.ToString() ?? step.Kind}). Take them away first, or let them go: {nameof(RowLoss)}.{nameof(RowLoss.Drop)}.");
        }

        var name = Schema is null ? Table : $"{Schema}.{Table}";
        var what = Column is null ? $"table {name} has {number} {(count == 1 ? "row" : "rows")}" : $"column {name}.{Column} has {number} {(count == 1 ? "value" : "values")}";
        return new Refusal(RefusalKind.RowsWouldBeLost, migration, $"{what}, which would be destroyed ({step.Source?.ToString() ?? step.Kind}).");
    }
}
