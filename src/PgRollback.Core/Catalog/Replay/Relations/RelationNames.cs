namespace PgRollback.Catalog;

/// <summary>Whether a relation's name can be taken: it must be free among relations and, having a row type, among types.</summary>
internal static class RelationNames
{
    /// <returns>False when the name is taken and IF NOT EXISTS makes the statement a no-op.</returns>
    public static bool IsFree(ReplaySession session, Oid schema, string name, bool ifNotExists)
    {
        if (session.Editor.Find(new NameKey(NameSpace.Relation, schema, name)) is not { } existing)
        {
            return true;
        }

        if (!ifNotExists)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"relation \"{name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.Keep(existing, "was there before (IF NOT EXISTS)");
        return false;
    }

    public static void RequireFreeType(ReplaySession session, Oid schema, string name)
    {
        if (session.Editor.Find(new NameKey(NameSpace.Type, schema, name)) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"type \"{name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }
    }
}
