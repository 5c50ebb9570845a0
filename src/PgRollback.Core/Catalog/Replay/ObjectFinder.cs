using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>From an <see cref="ObjectReference"/> to the object of the catalog.</summary>
internal static class ObjectFinder
{
    public static DbObject Find(ReplaySession session, ObjectReference reference) =>
        TryFind(session, reference) ?? throw Undefined(session, reference);

    public static DbObject? TryFind(ReplaySession session, ObjectReference reference)
    {
        var catalog = session.Editor;
        switch (reference.Kind)
        {
            case ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Index or ObjectKind.Sequence or ObjectKind.ForeignTable:
                return session.TryRelation(reference.Name);
            case ObjectKind.Type or ObjectKind.Domain:
                return catalog.FindType(reference.Name, session.Path) is var type and not Relation ? type : null;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate:
                return RoutineReplay.TryFind(session, reference);
            case ObjectKind.Schema:
                return catalog.FindSchema(reference.Name.Name);
            case ObjectKind.Extension:
                return catalog.Find(new NameKey(NameSpace.Extension, Oid.None, reference.Name.Name));
            case ObjectKind.Trigger:
                return OnRelation(session, reference, NameSpace.Trigger);
            case ObjectKind.Rule:
                return OnRelation(session, reference, NameSpace.Rule);
            case ObjectKind.Policy:
                return OnRelation(session, reference, NameSpace.Policy);
            case ObjectKind.TableConstraint:
                return OnRelation(session, reference, NameSpace.RelationConstraint);
            case ObjectKind.DomainConstraint:
                return catalog.FindType(reference.Name, session.Path) is { } domain ? catalog.Find(new NameKey(NameSpace.DomainConstraint, domain.Oid, reference.SubName ?? "")) : null;
            default:
                return GenericReplay.TryFind(session, reference);
        }
    }

    public static ReplayException Undefined(ReplaySession session, ObjectReference reference) =>
        reference.Kind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate
            ? RoutineReplay.Undefined(session, reference)
            : new ReplayException(ReplayError.UndefinedObject, $"{Describe(reference)} does not exist", Describe(reference));

    public static string Describe(ObjectReference reference)
    {
        var word = reference.Kind is ObjectKind.TableConstraint or ObjectKind.DomainConstraint ? "constraint" : ObjectKindNames.CommandTag(reference.Kind).ToLowerInvariant();
        return reference.SubName is null ? $"{word} {reference.Name}" : $"{word} {SqlIdentifier.Quote(reference.SubName)} on {reference.Name}";
    }

    /// <summary>Kinds that exist beyond one database or come with the server: IF EXISTS of one that was never made proves nothing.</summary>
    public static bool CouldExistOutsideTheModel(ReplaySession session, ObjectReference reference) => reference.Kind switch
    {
        ObjectKind.Role or ObjectKind.Tablespace or ObjectKind.Database or ObjectKind.Subscription => true,
        ObjectKind.Language => true,
        ObjectKind.Function or ObjectKind.Type or ObjectKind.Operator or ObjectKind.Cast or ObjectKind.Aggregate or ObjectKind.Procedure or ObjectKind.Routine => reference.Name.Schema is "pg_catalog",
        _ => false,
    };

    private static DbObject? OnRelation(ReplaySession session, ObjectReference reference, NameSpace space) =>
        session.TryRelation(reference.Name) is { } relation ? session.Editor.Find(new NameKey(space, relation.Oid, reference.SubName ?? "")) : null;
}
