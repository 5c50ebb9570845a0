namespace PgRollback.Tool.Verification.Rows;

/// <summary>A column that an INSERT has to give a value.</summary>
internal sealed record ColumnShape
{
    public required string Name { get; init; }

    /// <summary>As the server writes it, to cast to: <c>numeric(5,2)</c>, <c>public.mood</c>, <c>integer[]</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The type under all domains, with modifiers, to cast to where no domain's check shall be made yet.</summary>
    public required string PlainType { get; init; }

    /// <summary>Name of the type under all domains, without modifiers: <c>numeric</c>; of an array that of its elements.</summary>
    public required string BaseType { get; init; }

    /// <summary>pg_type.typtype of the base type: b, c, e, m, r.</summary>
    public required char Kind { get; init; }

    /// <summary>pg_type.typcategory of the base type.</summary>
    public required char Category { get; init; }

    /// <summary>Length of character and bit types, precision of numeric ones (in the high 16 bits, scale in the low ones); −1 for none.</summary>
    public required int Modifier { get; init; }

    public required bool NotNull { get; init; }

    /// <summary>Numbers itself by a sequence: left to the server where no check reads it.</summary>
    public required bool IsSerial { get; init; }

    /// <summary>Labels of an enum type, in order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}

/// <summary>Columns that refer to another table's.</summary>
internal sealed record ForeignKeyShape(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> ReferencedColumns);

/// <summary>A condition on a row.</summary>
/// <param name="Columns">Those that it reads.</param>
/// <param name="Expression">As the server writes it, with the columns' bare names.</param>
internal sealed record CheckShape(IReadOnlyList<string> Columns, string Expression);

/// <summary>A table that rows can be put into.</summary>
/// <param name="Name">Qualified and quoted.</param>
/// <param name="Columns">Without generated and identity ones.</param>
/// <param name="ForeignKeys">In the order of their names.</param>
/// <param name="Checks">Its CHECK constraints and those of its columns' domains.</param>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<ForeignKeyShape> ForeignKeys, IReadOnlyList<CheckShape> Checks);
