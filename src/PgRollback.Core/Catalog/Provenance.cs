using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The statement that an object (or a step) comes from.</summary>
public sealed record Provenance(string Path, TextSpan Span);
