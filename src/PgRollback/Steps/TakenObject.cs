namespace PgRollback;

/// <summary>An object that goes along with the one that a step drops.</summary>
/// <param name="ObjectType">Its kind in PostgreSQL's words: <c>INDEX</c>.</param>
/// <param name="Name">Its name, without schema and unquoted.</param>
public sealed record TakenObject(string ObjectType, string Name);
