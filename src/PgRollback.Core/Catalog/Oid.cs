namespace PgRollback.Catalog;

/// <summary>Identity of an object within a history of catalogs: a rename keeps it, a drop and create does not. Never compared across histories.</summary>
public readonly record struct Oid(int Value) : IComparable<Oid>
{
    public static Oid None => default;

    public bool IsNone => Value == 0;

    public int CompareTo(Oid other) => Value.CompareTo(other.Value);

    public static bool operator <(Oid left, Oid right) => left.Value < right.Value;

    public static bool operator >(Oid left, Oid right) => left.Value > right.Value;

    public static bool operator <=(Oid left, Oid right) => left.Value <= right.Value;

    public static bool operator >=(Oid left, Oid right) => left.Value >= right.Value;
}
