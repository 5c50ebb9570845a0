using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Kinds that are kept by the text of their CREATE.</summary>
internal static class GenericReplay
{
    private static readonly HashSet<ObjectKind> WithoutSchema =
    [
        ObjectKind.AccessMethod, ObjectKind.Cast, ObjectKind.Database, ObjectKind.EventTrigger, ObjectKind.ForeignDataWrapper, ObjectKind.Language, ObjectKind.Publication,
        ObjectKind.Role, ObjectKind.Server, ObjectKind.Subscription, ObjectKind.Tablespace, ObjectKind.Transform, ObjectKind.UserMapping,
    ];

    public static void Create(ReplaySession session, CreateObjectStatement statement)
    {
        if (statement.Object.Kind == ObjectKind.Role)
        {
            RoleReplay.Create(session, statement);
            return;
        }

        if (statement.Object.Kind == ObjectKind.Language && statement.Definition.Text.Length == 0)
        {
            // Without a handler it is CREATE EXTENSION by an older name.
            ExtensionReplay.Create(session, new CreateExtensionStatement { Name = statement.Object.Name.Name, IfNotExists = statement.OrReplace });
            return;
        }

        if (statement.Object.Kind is ObjectKind.Database or ObjectKind.Tablespace or ObjectKind.Subscription)
        {
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} reaches beyond this database");
            return;
        }

        EquatableArray<Dependency> references = [.. References(session, statement.References), .. OfAccessMethod(session, statement.Object)];
        Put(session, statement, statement.Object.Kind == ObjectKind.OperatorClass && !statement.References.Any(static r => r.Kind == ObjectKind.OperatorFamily)
            ? [.. references, new Dependency(Family(session, statement.Object), 0, DependencyType.Auto)]
            : references);
    }

    /// <summary>Operator classes and families go with their access method, unasked.</summary>
    private static IEnumerable<Dependency> OfAccessMethod(ReplaySession session, ObjectReference reference) =>
        reference is { Kind: ObjectKind.OperatorClass or ObjectKind.OperatorFamily, Using: { } name } && TryFind(session, new ObjectReference { Kind = ObjectKind.AccessMethod, Name = new QualifiedName(null, name) }) is { } method
            ? [new Dependency(method.Oid, 0, DependencyType.Auto)]
            : [];

    /// <summary>A server is of its wrapper, whatever that is called later.</summary>
    private static Expression WithWrapper(ReplaySession session, CreateObjectStatement statement, Expression definition)
    {
        foreach (var reference in statement.References)
        {
            if (reference.Kind == ObjectKind.ForeignDataWrapper && TryFind(session, reference) is { } wrapper)
            {
                return definition with { References = [new Reference(reference.Span.Start - statement.Definition.Start, reference.Span.Length, ReferenceKind.ForeignDataWrapper, wrapper.Oid, 0)] };
            }
        }

        return definition;
    }

    /// <summary>An operator class that names no family gets one of its own name, which stays without it.</summary>
    private static Oid Family(ReplaySession session, ObjectReference operatorClass)
    {
        var schema = session.CreationSchema(operatorClass.Name);
        var reference = operatorClass with { Kind = ObjectKind.OperatorFamily, Name = new QualifiedName(session.Editor.SchemaName(schema), operatorClass.Name.Name) };
        if (TryFind(session, reference) is { } existing)
        {
            return existing.Oid;
        }

        Put(session, new CreateObjectStatement { Object = reference, Definition = new SqlFragment("", operatorClass.Span.Start) }, OfAccessMethod(session, operatorClass).ToEquatableArray());
        return TryFind(session, reference)!.Oid;
    }

    private static void Put(ReplaySession session, CreateObjectStatement statement, EquatableArray<Dependency> edges)
    {
        var reference = statement.Object;
        var schema = WithoutSchema.Contains(reference.Kind) ? Oid.None : session.CreationSchema(reference.Name);
        var signature = Signature(session, reference);
        var key = new NameKey(GenericObject.Space(reference.Kind), schema, GenericObject.KeyName(reference.Kind, reference.Name.Name, signature));
        var existing = session.Editor.Find<GenericObject>(key);
        if (existing is not null && statement.IfNotExists)
        {
            session.Keep(existing, "was there before (IF NOT EXISTS)");
            return;
        }

        if (existing is not null && !statement.OrReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"{ObjectFinder.Describe(reference)} already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.Editor.Put(new GenericObject
        {
            Oid = existing?.Oid ?? session.Editor.NewOid(),
            Name = reference.Name.Name,
            ObjectKind = reference.Kind,
            Schema = schema,
            Signature = signature,
            Modifier = statement.Word,
            Definition = WithWrapper(session, statement, session.Resolver.ResolveExpression(statement.Definition, relation: null) with { IsResolved = true }),
            Options = HasForeignOptions(reference.Kind) ? Options.Set(default, statement.Options) : default,
            Edges = edges,
            Owner = existing?.Owner ?? session.CurrentRole,
            Comment = existing?.Comment,
            Acl = existing?.Acl ?? Acl.Default,
            Origin = existing?.Origin ?? session.Provenance,
        });
    }

    public static void Alter(ReplaySession session, AlterObjectStatement statement)
    {
        if (TryFind(session, statement.Object) is not GenericObject found)
        {
            if (statement.IfExists)
            {
                return;
            }

            session.AddGap(GapKind.NotModelled, $"{statement.Tag}: the earlier state of {ObjectFinder.Describe(statement.Object)} is not in the text");
            return;
        }

        if (HasForeignOptions(found.ObjectKind))
        {
            found = found with { Options = Options.Set(found.Options, statement.Options) };
            session.Editor.Put(found);
            if (statement.Definition.Text.Length == 0)
            {
                return;
            }
        }

        session.Editor.Put(found with { Alterations = [.. found.Alterations, SqlText.Canonicalize(statement.Definition.Text)] });
        if (session.Editor.Origin.Find(found.Oid) is not null)
        {
            // What this migration made goes as it is.
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} … {statement.Definition.Text} is not part of the model");
        }
    }

    /// <summary>A user mapping is told by the name of its server.</summary>
    public static void RenameServer(ReplaySession session, Oid server, string name, string newName)
    {
        var (now, wanted) = (" SERVER " + SqlIdentifier.Quote(name), " SERVER " + SqlIdentifier.Quote(newName));
        foreach (var mapping in session.Editor.Dependents(server).Select(session.Editor.Find<GenericObject>).Where(static o => o is { ObjectKind: ObjectKind.UserMapping }).ToList())
        {
            session.Editor.Put(mapping! with { Signature = mapping.Signature!.Substring(0, mapping.Signature.Length - now.Length) + wanted });
        }
    }

    private static bool HasForeignOptions(ObjectKind kind) => kind is ObjectKind.ForeignDataWrapper or ObjectKind.Server or ObjectKind.UserMapping;

    public static DbObject? TryFind(ReplaySession session, ObjectReference reference)
    {
        var space = GenericObject.Space(reference.Kind);
        var name = GenericObject.KeyName(reference.Kind, reference.Name.Name, Signature(session, reference));
        return WithoutSchema.Contains(reference.Kind)
            ? session.Editor.Find(new NameKey(space, Oid.None, name))
            : session.Editor.FindInPath(space, reference.Name with { Name = name }, session.Path);
    }

    private static string? Signature(ReplaySession session, ObjectReference reference)
    {
        if (reference.Arguments is { } arguments)
        {
            var types = arguments.Select(a => a is null ? "NONE" : TypeResolver.TryResolve(session.Editor, session.Path, a)?.ToSql(session.Editor) ?? a.Name.ToString());
            return reference.Kind switch
            {
                ObjectKind.Cast => "(" + string.Join(" AS ", types) + ")",
                ObjectKind.Transform => $"FOR {string.Join(", ", types)} LANGUAGE {reference.Using}",
                _ => "(" + string.Join(", ", types) + ")",
            };
        }

        return reference.Using is null ? null : reference.Kind == ObjectKind.UserMapping ? $"FOR {SqlIdentifier.QuoteRole(reference.Name.Name)} SERVER {SqlIdentifier.Quote(reference.Using)}" : $"USING {reference.Using}";
    }

    private static EquatableArray<Dependency> References(ReplaySession session, EquatableArray<ObjectReference> references) =>
        references.Select(r => ObjectFinder.TryFind(session, r)).Where(static o => o is not null).Select(static o => new Dependency(o!.Oid, 0, DependencyType.Normal)).Distinct().ToEquatableArray();
}
