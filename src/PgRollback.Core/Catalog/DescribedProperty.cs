namespace PgRollback.Catalog;

/// <summary>One property of an object as text. Names are put together, and SQL is brought into its canonical form, only where two texts differ as they stand.</summary>
/// <param name="part">The part of the object that it is a property of, or empty.</param>
/// <param name="text">The value, or of an expression its SQL.</param>
public readonly struct DescribedProperty(string part, string property, string text)
{
    internal Expression? Expression { get; init; }

    public string Name => part.Length == 0 ? property : part + " " + property;

    public string Value => Expression is { } expression ? expression.ToCanonical(text) : text;

    public bool IsSame(in DescribedProperty other) => HasSameName(other) && HasSameValue(other);

    private bool HasSameName(in DescribedProperty other) =>
        (string.Equals(part, other.Part, StringComparison.Ordinal) && string.Equals(property, other.Property, StringComparison.Ordinal))
        || string.Equals(Name, other.Name, StringComparison.Ordinal);

    private bool HasSameValue(in DescribedProperty other) =>
        (string.Equals(text, other.Text, StringComparison.Ordinal) && HaveSameForm(Expression, other.Expression))
        || string.Equals(Value, other.Value, StringComparison.Ordinal);

    private static bool HaveSameForm(Expression? one, Expression? other) =>
        one is null || other is null ? one is null && other is null : one.HasFormOf(other);

    private string Part => part;

    private string Property => property;

    private string Text => text;
}
