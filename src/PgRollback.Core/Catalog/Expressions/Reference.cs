namespace PgRollback.Catalog;

public enum ReferenceKind
{
    /// <summary>Text that PostgreSQL made when it stored the expression: columns for a <c>*</c>, a USING clause for NATURAL. It names no object.</summary>
    Text,
    Relation,
    Column,
    Routine,
    Type,
    Collation,
    Operator,
    Constraint,
    Schema,

    /// <summary>The extension that brings a function which is called (<see cref="ExtensionContents.ExtensionOfFunction"/>).</summary>
    Extension,

    /// <summary>The wrapper of a server.</summary>
    ForeignDataWrapper,

    /// <summary>A value of an enum, by <see cref="EnumType.Numbers"/>: PostgreSQL keeps the value, not its label.</summary>
    EnumLabel,
}

/// <summary>A name in an expression that PostgreSQL resolved when it stored it: an edge of the graph, and what is printed in its place.</summary>
/// <param name="Start">Of the whole written name (with its schema) within <see cref="Expression.Text"/>.</param>
/// <param name="Length">0 where something is printed that was not written.</param>
/// <param name="Target">The object; for a column its relation. None for text.</param>
/// <param name="Column">Column number, or the number of an enum's label; 0 when the object as a whole is meant.</param>
public sealed record Reference(int Start, int Length, ReferenceKind Kind, Oid Target, int Column)
{
    /// <summary>Printed before the name: the alias that a column is reached by (<c>t.</c>), a comma between the columns of a star.</summary>
    public string? Prefix { get; init; }

    /// <summary>Printed behind the name; of a string constant, inside it.</summary>
    public string? Suffix { get; init; }

    /// <summary>Printed in place of the target's current name: a column under an alias that the text itself gives, or the text of <see cref="ReferenceKind.Text"/>.</summary>
    public string? FixedName { get; init; }

    /// <summary>
    /// The name that the rest of the text knows it by: of an output column, printed as <c>AS old</c> when the current one differs. Of a relation without alias: its name when the
    /// expression was made; like PostgreSQL we then go on to call it by its current one.
    /// </summary>
    public string? OutputName { get; init; }

    /// <summary>Prints nothing but <c>AS old</c>, where <see cref="OutputName"/> asks for it: behind an expression that has its name from the target.</summary>
    public bool IsLabel { get; init; }

    /// <summary>An edge without text (a column of a USING join, a type that a constant was taken to be of): nothing is printed for it.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>The name stands in a string constant: <c>nextval('s')</c>.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>An element of an array that is written as one string constant: <c>'{a,b}'</c>.</summary>
    public bool IsElement { get; init; }

    /// <summary>
    /// A relation without alias in FROM, numbered from 1: of the reference to the relation itself, and of whatever is reached through it and therefore printed
    /// behind its current name.
    /// </summary>
    public int Item { get; init; }

    /// <summary>The level of query that <see cref="Item"/> stands in: names are unique in one.</summary>
    public int Level { get; init; }

    /// <summary>The relation is not read here: its name stands for its row, or for the entry in FROM.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The column is printed with its relation's current name before it, as it is in the subqueries of a policy.</summary>
    public bool IsQualifiedByRelation { get; init; }

    /// <summary>Columns that the rest of the text knows by these names: given by an alias list, or merged by USING.</summary>
    public EquatableArray<ColumnAlias> ColumnAliases { get; init; }

    /// <summary>The relation that <see cref="ColumnAliases"/> belong to where that is not the target: the row type of a function in FROM.</summary>
    public Oid ColumnsOf { get; init; }

    /// <summary>Prints the list of column names behind an alias, where <see cref="ColumnAliases"/> asks for it.</summary>
    public bool IsColumnAliasList { get; init; }

    /// <summary>
    /// A GROUP BY key that is the name of an output column, in <see cref="FixedName"/>'s position: the name is printed as long as no relation of the same
    /// <see cref="Level"/> has come to have such a column, which would go before it.
    /// </summary>
    public bool IsOutputKey { get; init; }

    /// <summary>A stretch of the text that is printed again here, with the references in it: the x of <c>(x).*</c>.</summary>
    public int RepeatedStart { get; init; }

    public int RepeatedLength { get; init; }

    internal bool IsEdge => !Target.IsNone && !IsLabel && !IsColumnAliasList && !IsAlias && Kind != ReferenceKind.EnumLabel;
}

/// <summary>A column, by number, under the name that a query has for it.</summary>
public readonly record struct ColumnAlias(int Number, string Name);
