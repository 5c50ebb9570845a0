using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>What a rollback leaves alone although the migration speaks of it, with the reason.</summary>
internal static class KeptObjects
{
    public static EquatableArray<KeptObject> Of(DatabaseCatalog before, DatabaseCatalog after, ReplayResult replay)
    {
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in replay.Session.Kept)
        {
            result[note.Address] = note.Reason;
        }

        foreach (var oid in replay.Editor.Touched)
        {
            if (before.Find(oid) is { } value && after.Find(oid) is { } now && value.ParentOid.IsNone && value is not (Catalog.Index or Sequence { OwnedByTable.IsNone: false } or DefaultAcl))
            {
                var address = ObjectAddress.Of(before, value);
                if (!result.ContainsKey(address) && !CatalogComparison.AreEqual(before, value, after, now))
                {
                    result[address] = "was there before; what changed is restored";
                }
            }
        }

        // An object of this migration that a later statement of it replaced is not kept.
        return result.Where(p => !IsNew(before, after, replay, p.Key)).Select(static p => new KeptObject(p.Key, p.Value)).ToEquatableArray();
    }

    private static bool IsNew(DatabaseCatalog before, DatabaseCatalog after, ReplayResult replay, string address)
    {
        foreach (var oid in replay.Editor.Touched)
        {
            if (before.Find(oid) is null && after.Find(oid) is { } value && string.Equals(ObjectAddress.Of(after, value), address, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
