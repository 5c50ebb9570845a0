namespace PgRollback.Catalog;

/// <summary>
/// Identity of an object within a history of catalogs: a rename keeps it, a drop and create does not. Never compared across histories.
/// The upper half says which migration made it and the lower half counts its objects, so that one more object in an early migration gives no later one another number.
/// </summary>
public readonly record struct Oid(long Value) : IComparable<Oid>
{
    public static Oid None => default;

    public bool IsNone => Value == 0;

    /// <summary>The first number for objects of the migration at a place in the order.</summary>
    public static long FirstOf(int place) => ((long)place << 32) + 1;

    /// <summary>A number above those of all objects that the migration of this object makes.</summary>
    internal Oid EndOfMigration => new(Value | uint.MaxValue);

    /// <summary>A number below those of all objects that the migration of this object makes, and above the earlier ones.</summary>
    internal Oid StartOfMigration => new(Value & ~(long)uint.MaxValue);

    /// <summary>The halves of numbers that are near each other cancel out in the hash code of a long.</summary>
    public override int GetHashCode() => unchecked((int)Value + ((int)(Value >> 32) * (int)0x9E3779B1));

    public int CompareTo(Oid other) => Value.CompareTo(other.Value);

    public static bool operator <(Oid left, Oid right) => left.Value < right.Value;

    public static bool operator >(Oid left, Oid right) => left.Value > right.Value;

    public static bool operator <=(Oid left, Oid right) => left.Value <= right.Value;

    public static bool operator >=(Oid left, Oid right) => left.Value >= right.Value;
}
