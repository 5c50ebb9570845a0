namespace PgRollback;

/// <summary>The statement of a step on servers that need another text.</summary>
/// <param name="MinVersion">First major version of PostgreSQL that it is for.</param>
/// <param name="MaxVersion">Last major version that it is for.</param>
/// <param name="Sql">One statement without semicolon; empty where there is nothing to do.</param>
public sealed record StepVariant(int MinVersion, int MaxVersion, string Sql);
