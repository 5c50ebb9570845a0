using PgRollback.Syntax;

namespace PgRollback.Catalog;

public enum GapKind
{
    /// <summary>Rows or values changed that the text does not bring back; the schema is known all the same.</summary>
    Data,

    /// <summary>An effect on the schema that the text does not show: behind it the model is not sure.</summary>
    Schema,

    /// <summary>A kind of statement whose effect the model does not follow.</summary>
    NotModelled,
}

/// <summary>Something in a migration whose inverse does not follow from the text.</summary>
public sealed record Gap(GapKind Kind, string Message, TextSpan Span)
{
    /// <summary>Of a gap in the schema: the code whose effect is not known, which tells what it may have touched; null: anything.</summary>
    public string? Code { get; init; }
}
