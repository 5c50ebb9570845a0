using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// <c>UPDATE t SET c = 'new' WHERE c = 'old'</c> where no row of an older table could hold the new value before: each row that holds it now held the old one.
/// </summary>
/// <param name="Column">By number.</param>
internal sealed record ValueRename(Oid Table, int Column, string From, string To, TextSpan Span);
