namespace PgRollback.Snapshots;

/// <summary>How an object differs.</summary>
public enum DifferenceKind
{
    /// <summary>It is there only after.</summary>
    Added,

    /// <summary>It was there only before.</summary>
    Removed,

    /// <summary>One of its properties differs.</summary>
    Changed,
}

/// <summary>One difference between two snapshots.</summary>
/// <param name="Object">The object's address, for example <c>column public.t.c</c>.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Property">The property that differs; null for an object that was added or removed.</param>
/// <param name="Before">The property's earlier value; null for none.</param>
/// <param name="After">The property's later value; null for none.</param>
public sealed record CatalogDifference(string Object, DifferenceKind Kind, string? Property, string? Before, string? After)
{
    /// <summary>One line, for example <c>column public.t.c: not null: true → false</c>.</summary>
    public override string ToString() => Kind switch
    {
        DifferenceKind.Added => $"{Object}: added",
        DifferenceKind.Removed => $"{Object}: removed",
        _ => $"{Object}: {Property}: {Show(Before)} → {Show(After)}",
    };

    private static string Show(string? value) => value?.ReplaceLineEndings("⏎") ?? "none";
}
