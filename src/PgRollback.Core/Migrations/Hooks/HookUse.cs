using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>A name that a hook calls, or reads rows of.</summary>
/// <param name="IsRoutine">It is called.</param>
/// <param name="Schema">As written; null where it is not.</param>
/// <param name="Name">Without schema.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HookUse(bool IsRoutine, string? Schema, string Name, TextSpan Span);
