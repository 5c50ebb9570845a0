namespace PgRollback.Syntax;

/// <summary>A file's statements in order, errors included. Holds nothing of the file's text but what the statements keep.</summary>
public sealed record SqlScript(EquatableArray<Statement> Statements);
