namespace PgRollback.Catalog;

/// <summary>A query as a view keeps it.</summary>
/// <param name="Columns">Names and types of its columns; empty when they are not known (<see cref="HasColumns"/>).</param>
/// <param name="HasColumns">False where a <c>*</c> could not be expanded.</param>
public sealed record ResolvedQuery(Expression Expression, EquatableArray<ResolvedColumn> Columns, bool HasColumns);

/// <param name="Name">By PostgreSQL's rules for unnamed columns.</param>
/// <param name="Type">Null where it is not known.</param>
public sealed record ResolvedColumn(string Name, TypeReference? Type);
