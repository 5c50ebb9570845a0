namespace PgRollback;

/// <summary>A table that was found in the catalogs.</summary>
internal sealed record ToolTable(string Schema, string Name, IReadOnlyList<string> Columns)
{
    /// <summary>Qualified and quoted.</summary>
    public string Sql { get; } = SqlText.Qualified(Schema, Name);

    /// <summary>A column as this table writes its name, quoted: <c>MigrationId</c> or <c>migration_id</c>.</summary>
    public string this[string column] => SqlText.Identifier(Columns.First(name => IsSame(name, column)));

    public bool Has(string column) => Columns.Any(name => IsSame(name, column));

    public override string ToString() => $"{Schema}.{Name}";

    private static bool IsSame(string x, string y) =>
        string.Equals(x.Replace("_", "", StringComparison.Ordinal), y.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
