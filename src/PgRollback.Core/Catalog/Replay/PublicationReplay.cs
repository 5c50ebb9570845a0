using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE and ALTER PUBLICATION.</summary>
internal static class PublicationReplay
{
    public static void Create(ReplaySession session, CreatePublicationStatement statement)
    {
        if (Find(session, statement.Name) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"publication \"{statement.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.Editor.Put(With(
            new Publication
            {
                Oid = session.Editor.NewOid(),
                Name = statement.Name,
                AllTables = statement.AllTables,
                Options = Set(default, statement.Options),
                Owner = session.CurrentRole,
                Origin = session.Provenance,
            },
            Tables(session, statement.Objects),
            Schemas(session, statement.Objects)));
    }

    public static void Alter(ReplaySession session, AlterPublicationStatement statement)
    {
        var publication = Find(session, statement.Name) ?? throw new ReplayException(ReplayError.UndefinedObject, $"publication \"{statement.Name}\" does not exist", $"publication {statement.Name}");
        switch (statement.Action)
        {
            case "OPTIONS":
                session.Editor.Put(publication with { Options = Set(publication.Options, statement.Options) });
                break;
            case "ADD":
                RequireRoom(session, publication, statement.Objects);
                session.Editor.Put(With(publication, publication.Tables.Concat(Tables(session, statement.Objects)), publication.Schemas.Concat(Schemas(session, statement.Objects))));
                break;
            case "DROP":
                var (tables, schemas) = (Tables(session, statement.Objects).ConvertAll(static t => t.Table), Schemas(session, statement.Objects));
                RequireMembers(session, publication, tables, schemas);
                session.Editor.Put(With(publication, publication.Tables.Where(t => !tables.Contains(t.Table)), publication.Schemas.Where(s => !schemas.Contains(s))));
                break;
            default:
                session.Editor.Put(With(publication, Tables(session, statement.Objects), Schemas(session, statement.Objects)));
                break;
        }
    }

    /// <summary>Without a table or a schema that is dropped.</summary>
    public static Publication Without(Publication publication, Oid member) =>
        With(publication, publication.Tables.Where(t => t.Table != member), publication.Schemas.Where(s => s != member));

    /// <summary>Without the tables whose columns or condition need what is dropped.</summary>
    public static Publication WithoutUsersOf(Publication publication, Oid needed) =>
        With(publication, publication.Tables.Where(t => t.Table != needed && t.Where?.Dependencies(DependencyType.Normal).Any(d => d.Target == needed) != true), publication.Schemas);

    private static EquatableArray<Option> Set(EquatableArray<Option> options, EquatableArray<Option> changes) =>
        Options.Set(options, changes.Select(Publication.Canonical).ToEquatableArray()).Where(static o => !string.Equals(o.Value, Publication.DefaultOf(o.Name), StringComparison.Ordinal)).ToEquatableArray();

    private static Publication? Find(ReplaySession session, string name) => session.Editor.Find<Publication>(new NameKey(NameSpace.Publication, Oid.None, name));

    private static Publication With(Publication publication, IEnumerable<PublishedTable> tables, IEnumerable<Oid> schemas) => publication with
    {
        Tables = tables.OrderBy(static t => t.Table).ToEquatableArray(),
        Schemas = schemas.Distinct().OrderBy(static s => s).ToEquatableArray(),
    };

    /// <summary>The written tables, and those that inherit from them unless ONLY says otherwise. Partitions are published through their parent.</summary>
    private static List<PublishedTable> Tables(ReplaySession session, EquatableArray<PublicationObject> objects)
    {
        var result = new List<PublishedTable>();
        foreach (var item in objects.Where(static o => o.Table is not null))
        {
            var table = session.Table(item.Table!);
            var columns = item.Columns.Select(n => table.FindColumn(n)?.Number ?? throw Columns.Undefined(table, n)).OrderBy(static n => n).ToEquatableArray();
            Add(session, result, new PublishedTable(table.Oid, columns, item.Where is { } where ? session.Resolver.ResolveExpression(where, table) : null), isWritten: true, item.Only);
        }

        return result;
    }

    private static void Add(ReplaySession session, List<PublishedTable> result, PublishedTable published, bool isWritten, bool only)
    {
        if (result.FindIndex(t => t.Table == published.Table) is >= 0 and var index)
        {
            result[index] = isWritten ? published : result[index];
        }
        else
        {
            result.Add(published);
        }

        var table = session.Editor.Find<Table>(published.Table)!;
        if (only || table.PartitionKey is not null)
        {
            return;
        }

        foreach (var child in Inheritance.Children(session.Editor, table.Oid))
        {
            var columns = published.Columns.Select(n => child.FindColumn(table.FindColumn(n)!.Name)!.Number).OrderBy(static n => n).ToEquatableArray();
            Add(session, result, new PublishedTable(child.Oid, columns, published.Where is null ? null : Inheritance.Rebind(published.Where, table, child)), isWritten: false, only: false);
        }
    }

    private static List<Oid> Schemas(ReplaySession session, EquatableArray<PublicationObject> objects) => objects
        .Where(static o => o.Table is null)
        .Select(o => o.Schema is null ? session.Path.CreationSchema(session.Editor) : (session.Editor.FindSchema(o.Schema) ?? throw ReplaySession.Undefined("schema", new QualifiedName(Schema: null, o.Schema))).Oid)
        .ToList();

    private static void RequireRoom(ReplaySession session, Publication publication, EquatableArray<PublicationObject> objects)
    {
        if (objects.Where(static o => o.Table is not null).Select(o => session.Table(o.Table!)).FirstOrDefault(t => publication.Tables.Any(p => p.Table == t.Oid)) is { } table)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"relation \"{table.Name}\" is already member of publication \"{publication.Name}\"");
        }
    }

    private static void RequireMembers(ReplaySession session, Publication publication, List<Oid> tables, List<Oid> schemas)
    {
        if (tables.Find(t => publication.Tables.All(p => p.Table != t)) is { IsNone: false } table)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"relation \"{session.Editor.Find(table)!.Name}\" is not part of the publication");
        }

        if (schemas.Find(s => !publication.Schemas.Contains(s)) is { IsNone: false } schema)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"tables from schema \"{session.Editor.Find(schema)!.Name}\" are not part of the publication");
        }
    }
}
