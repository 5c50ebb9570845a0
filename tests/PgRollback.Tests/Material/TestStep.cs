using System.Globalization;

namespace PgRollback.Tests.Material;

/// <summary>A step as data.</summary>
internal sealed record TestStep(string Kind, string Object, string Name, string Sql)
{
    public string? Schema { get; init; } = "public";

    public string? Table { get; init; }

    public bool DestroysRows { get; init; }

    /// <summary>Kind and name, such as <c>INDEX t_pkey</c>.</summary>
    public string[] Takes { get; init; } = [];

    public string[]? Arguments { get; init; }

    public string? Hazard { get; init; }

    /// <summary>The name of the hazard when nothing is said.</summary>
    public string? HazardMessage { get; init; }

    public string? HazardQuery { get; init; }

    public bool OutsideTransaction { get; init; }

    public bool LosesColumnOrder { get; init; }

    public string? Lock { get; init; }

    public static TestStep DropTable(string name) => new("DropTable", "TABLE", name, $"DROP TABLE public.\"{name}\"") { DestroysRows = true };

    public static TestStep DropColumn(string table, string name) =>
        new("DropColumn", "COLUMN", name, $"ALTER TABLE public.\"{table}\" DROP COLUMN \"{name}\"") { Table = table, DestroysRows = true };

    public static TestStep CreateIndexConcurrently(string table, string column) =>
        new("CreateIndex", "INDEX", $"{table}_{column}_idx", $"CREATE INDEX CONCURRENTLY {table}_{column}_idx ON public.{table} ({column})") { Table = table, OutsideTransaction = true };

    public static TestStep CreateIndex(string table, string column, string name) => new("CreateIndex", "INDEX", name, $"CREATE INDEX \"{name}\" ON public.\"{table}\" (\"{column}\")") { Table = table };

    public static TestStep RawSql(string sql) => new("Sql", "", "sql", sql);

    public void Write(PlanText plan, int line)
    {
        plan.Record("step", Kind);
        if (Object.Length > 0)
        {
            plan.Record("object", Object);
        }

        if (Schema is not null)
        {
            plan.Record("schema", Schema);
        }

        plan.Record("name", Name);
        if (Table is not null)
        {
            plan.Record("table", Table);
        }

        plan.Record("sql", Sql).Record("file", "test.sql").Record("line", line.ToString(CultureInfo.InvariantCulture)).Record("column", "1");
        if (DestroysRows)
        {
            plan.Record("destroys-rows", "yes");
        }

        if (Arguments is not null)
        {
            plan.Record("arguments", "");
            foreach (var type in Arguments)
            {
                plan.Record("argument", type);
            }
        }

        foreach (var taken in Takes)
        {
            var space = taken.IndexOf(' ', StringComparison.Ordinal);
            plan.Record("takes", taken[..space]).Record("takes-name", taken[(space + 1)..]);
        }

        if (Hazard is not null)
        {
            plan.Record("hazard", Hazard).Record("hazard-message", HazardMessage ?? Hazard);
            if (HazardQuery is not null)
            {
                plan.Record("hazard-query", HazardQuery);
            }
        }

        if (LosesColumnOrder)
        {
            plan.Record("column-order", "lost");
        }

        if (OutsideTransaction)
        {
            plan.Record("transaction", "no");
        }

        if (Lock is not null)
        {
            plan.Record("lock", Lock);
        }
    }
}
