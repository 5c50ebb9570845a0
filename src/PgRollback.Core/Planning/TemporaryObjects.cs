using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>A migration's session ends with it, and so do its temporary objects.</summary>
internal static class TemporaryObjects
{
    public static void Drop(ReplayResult replay)
    {
        var temporary = replay.Session.Path.Temporary;
        if (temporary.IsNone)
        {
            return;
        }

        foreach (var oid in replay.Editor.Touched.ToList())
        {
            if (replay.Editor.Find(oid) is { } value && value.SchemaOid == temporary)
            {
                foreach (var part in replay.Editor.Dependents(oid))
                {
                    if (replay.Editor.Find(part)?.ParentOid == oid)
                    {
                        replay.Editor.Remove(part);
                    }
                }

                replay.Editor.Remove(oid);
            }
        }

        replay.Editor.Remove(temporary);
    }
}
