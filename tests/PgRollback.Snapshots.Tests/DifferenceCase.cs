namespace PgRollback.Snapshots.Tests;

/// <summary>A statement, and what a snapshot must report of it.</summary>
/// <param name="Statement">Run on the database of given.sql.</param>
/// <param name="Object">The address of the object that differs.</param>
/// <param name="Property">The property that differs; <see cref="Added"/> or <see cref="Removed"/> for the whole object.</param>
/// <param name="From">The first major version that knows the statement.</param>
public sealed record DifferenceCase(string Statement, string Object, string Property, int From = 15)
{
    public const string Added = "+";
    public const string Removed = "-";

    /// <summary>Statements that must run earlier and are no part of the difference.</summary>
    public string? First { get; init; }
}
