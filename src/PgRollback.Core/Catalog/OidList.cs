using System.Collections;

namespace PgRollback.Catalog;

/// <summary>
/// An immutable list of objects in the order of their making: mostly one, but a name of overloads, or one that thousands of partitions take from their table, has many.
/// In pieces, so that one more or less copies a piece and not all.
/// </summary>
public readonly struct OidList : IEnumerable<Oid>
{
    private const int LongestPiece = 256;

    // None of them is empty.
    private readonly Oid[][]? _pieces;

    private OidList(Oid[][] pieces) => _pieces = pieces;

    public bool IsEmpty => _pieces is null;

    public Oid First => _pieces![0][0];

    public bool Contains(Oid oid) => _pieces is not null && Array.BinarySearch(_pieces[PieceOf(oid)], oid) >= 0;

    public OidList With(Oid oid)
    {
        if (_pieces is null)
        {
            return new OidList([[oid]]);
        }

        var at = PieceOf(oid);
        var piece = _pieces[at];
        var position = ~Array.BinarySearch(piece, oid);
        if (position < 0)
        {
            return this;
        }

        var longer = Insert(piece, position, oid);
        if (longer.Length <= LongestPiece)
        {
            return new OidList(Replace(at, longer));
        }

        // Objects are mostly made in their order: a full piece stays as it is when what comes stands behind it.
        var cut = position == piece.Length ? piece.Length : longer.Length / 2;
        return new OidList(Insert(Replace(at, longer.AsSpan(0, cut).ToArray()), at + 1, longer.AsSpan(cut).ToArray()));
    }

    public OidList Without(Oid oid)
    {
        if (_pieces is null)
        {
            return this;
        }

        var at = PieceOf(oid);
        var position = Array.BinarySearch(_pieces[at], oid);
        return position < 0 ? this
            : _pieces[at].Length > 1 ? new OidList(Replace(at, Remove(_pieces[at], position)))
            : _pieces.Length > 1 ? new OidList(Remove(_pieces, at))
            : default;
    }

    public IEnumerator<Oid> GetEnumerator()
    {
        foreach (var piece in _pieces ?? [])
        {
            foreach (var oid in piece)
            {
                yield return oid;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The last piece that begins with this object or an earlier one, else the first.</summary>
    private int PieceOf(Oid oid)
    {
        var (low, high) = (0, _pieces!.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pieces[middle][0] <= oid ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private Oid[][] Replace(int at, Oid[] piece)
    {
        var pieces = (Oid[][])_pieces!.Clone();
        pieces[at] = piece;
        return pieces;
    }

    private static T[] Insert<T>(T[] items, int index, T item)
    {
        var longer = new T[items.Length + 1];
        Array.Copy(items, longer, index);
        longer[index] = item;
        Array.Copy(items, index, longer, index + 1, items.Length - index);
        return longer;
    }

    private static T[] Remove<T>(T[] items, int index)
    {
        var shorter = new T[items.Length - 1];
        Array.Copy(items, shorter, index);
        Array.Copy(items, index + 1, shorter, index, shorter.Length - index);
        return shorter;
    }
}
