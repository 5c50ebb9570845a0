using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class ExtensionReplay
{
    public static void Create(ReplaySession session, CreateExtensionStatement statement)
    {
        if (string.Equals(statement.Name, "plpgsql", StringComparison.Ordinal) && statement.IfNotExists)
        {
            // Every database has it from the start.
            return;
        }

        if (session.Editor.Find(new NameKey(NameSpace.Extension, Oid.None, statement.Name)) is { } existing)
        {
            if (!statement.IfNotExists)
            {
                throw new ReplayException(ReplayError.DuplicateObject, $"extension \"{statement.Name}\" already exists", $"extension {statement.Name}");
            }

            session.Keep(existing, "was there before (IF NOT EXISTS)");
            return;
        }

        if (ExtensionContents.IsUnknown(statement.Name))
        {
            session.UncertainExtension = statement.Name;
        }

        if (statement.Cascade)
        {
            foreach (var required in Requirements(statement.Name))
            {
                if (session.Editor.Find(new NameKey(NameSpace.Extension, Oid.None, required)) is null)
                {
                    Put(session, required, session.CreationSchema(new QualifiedName(Schema: null, required)), version: null);
                }
            }
        }

        var schema = statement.Schema is "pg_catalog" ? Oid.None : session.CreationSchema(new QualifiedName(statement.Schema, statement.Name));
        Put(session, statement.Name, schema, statement.Version);
    }

    public static void Update(ReplaySession session, AlterExtensionStatement statement)
    {
        if (session.Editor.Find<Extension>(new NameKey(NameSpace.Extension, Oid.None, statement.Name)) is { } extension)
        {
            session.Editor.Put(extension with { Version = statement.Version ?? "updated" });
        }

        session.AddGap(GapKind.NotModelled, $"ALTER EXTENSION {statement.Name} UPDATE cannot be undone by SQL");
    }

    private static void Put(ReplaySession session, string name, Oid schema, string? version) => session.Editor.Put(new Extension
    {
        Oid = session.Editor.NewOid(),
        Name = name,
        InstalledIn = schema,
        Version = version,
        Owner = session.CurrentRole,
        Comment = ExtensionComments.Of(name),
        Origin = session.Provenance,
    });

    private static string[] Requirements(string name) => name switch
    {
        "earthdistance" => ["cube"],
        "postgis_raster" or "postgis_topology" or "postgis_sfcgal" => ["postgis"],
        "postgis_tiger_geocoder" => ["postgis", "fuzzystrmatch"],
        _ => [],
    };
}
