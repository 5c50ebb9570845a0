using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class ViewReplay
{
    public static void Create(ReplaySession session, CreateViewStatement statement)
    {
        var query = session.Resolver.ResolveQuery(statement.Recursive ? RecursiveQuery(statement) : statement.Query);
        if (!query.Expression.IsResolved)
        {
            NoteUnknownNames(session, "view", statement.Name);
        }

        var schema = statement.Temporary ? session.TemporarySchema() : session.CreationSchema(statement.Name);
        var view = new View
        {
            Oid = Oid.None,
            Name = statement.Name.Name,
            Schema = schema,
            Persistence = statement.Temporary ? Persistence.Temporary : Persistence.Permanent,
            Query = query.Expression,
            Columns = OutputColumns(query, statement.Columns),
            HasColumnList = !statement.Columns.IsEmpty,
            Options = Options.Set(Options.Set(default, statement.Options), statement.CheckOption is { } check ? [new Option(View.CheckOptionName, check.ToLowerInvariant())] : default),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        };
        var existing = session.Editor.Find(new NameKey(NameSpace.Relation, schema, view.Name));
        if (existing is not null && statement.OrReplace)
        {
            Replace(session, view, existing as View ?? throw new ReplayException($"\"{view.Name}\" is not a view"));
            return;
        }

        RelationNames.IsFree(session, schema, view.Name, ifNotExists: false);
        session.Editor.Put(DefaultPrivileges.Apply(session, view with { Oid = session.Editor.NewOid() }));
    }

    /// <summary>What the view is and what it depends on is not known; nothing else is touched.</summary>
    private static void NoteUnknownNames(ReplaySession session, string kind, QualifiedName name) =>
        session.AddGap(new Gap(GapKind.Schema, $"a name in the query of {kind} {name} is not known", session.CurrentSpan) { Object = new PossibleObject(ObjectKind.Table, name.Name), HidesDependencies = true });

    /// <summary>What PostgreSQL makes of CREATE RECURSIVE VIEW: a view over a query that has its name and its columns.</summary>
    private static SqlFragment RecursiveQuery(CreateViewStatement statement)
    {
        var name = SqlIdentifier.Quote(statement.Name.Name);
        var columns = string.Join(", ", statement.Columns.Select(SqlIdentifier.Quote));
        return new SqlFragment($"WITH RECURSIVE {name} ({columns}) AS ({statement.Query.Text}) SELECT {columns} FROM {name}", statement.Query.Start);
    }

    public static void CreateMaterialized(ReplaySession session, CreateMaterializedViewStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        if (!RelationNames.IsFree(session, schema, statement.Name.Name, statement.IfNotExists))
        {
            return;
        }

        var query = session.Resolver.ResolveQuery(statement.Query);
        if (!query.Expression.IsResolved)
        {
            NoteUnknownNames(session, "materialized view", statement.Name);
        }

        session.Editor.Put(DefaultPrivileges.Apply(session, new View
        {
            Oid = session.Editor.NewOid(),
            IsMaterialized = true,
            Name = statement.Name.Name,
            Schema = schema,
            Query = query.Expression,
            Columns = OutputColumns(query, statement.Columns),
            HasColumnList = !statement.Columns.IsEmpty,
            Options = Options.Set(default, statement.Options),
            AccessMethod = statement.AccessMethod,
            Tablespace = statement.Tablespace,
            WithNoData = statement.WithNoData,
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        }));
    }

    public static void Refresh(ReplaySession session, RefreshMaterializedViewStatement statement)
    {
        if (session.Relation(statement.Name) is not View { IsMaterialized: true } view)
        {
            throw new ReplayException($"\"{statement.Name.Name}\" is not a materialized view");
        }

        session.Editor.Put(view with { WithNoData = statement.WithNoData });
    }

    /// <summary>REPLACE keeps owner, privileges, comments and column defaults; options are those of the new statement.</summary>
    private static void Replace(ReplaySession session, View view, View existing)
    {
        if (existing.IsMaterialized)
        {
            throw new ReplayException($"\"{view.Name}\" is not a view");
        }

        if (ReplaceConflict(existing, view) is { } conflict)
        {
            throw new ReplayException(conflict);
        }

        session.Keep(existing, "was there before; its earlier definition is restored");
        session.Editor.Put(view with
        {
            Oid = existing.Oid,
            Owner = existing.Owner,
            Acl = existing.Acl,
            Comment = existing.Comment,
            Origin = existing.Origin,
            Columns = view.Columns.Select(c => existing.FindColumn(c.Number) is { } old ? c with { Comment = old.Comment, Acl = old.Acl, Default = old.Default } : c).ToEquatableArray(),
        });
    }

    /// <summary>Why PostgreSQL would refuse CREATE OR REPLACE VIEW, or null: columns may only be added at the end.</summary>
    public static string? ReplaceConflict(View existing, View replacement)
    {
        if (replacement.Columns.Count < existing.Columns.Count)
        {
            return "cannot drop columns from view";
        }

        for (var i = 0; i < existing.Columns.Count; i++)
        {
            var (before, after) = (existing.Columns[i], replacement.Columns[i]);
            if (!string.Equals(before.Name, after.Name, StringComparison.Ordinal))
            {
                return $"cannot change name of view column \"{before.Name}\" to \"{after.Name}\"";
            }

            if (before.Type is not null && after.Type is not null && before.Type != after.Type)
            {
                return $"cannot change data type of view column \"{before.Name}\"";
            }
        }

        return null;
    }

    private static EquatableArray<Column> OutputColumns(ResolvedQuery query, EquatableArray<string> names)
    {
        PgRollback.Catalog.Columns.RequireRoom(query.Columns.Count);
        if (query.Columns.Count < names.Count)
        {
            throw new ReplayException("CREATE VIEW specifies more column names than columns");
        }

        return query.Columns.Select((c, i) => new Column { Number = i + 1, Name = i < names.Count ? names[i] : c.Name, Type = c.Type }).ToEquatableArray();
    }
}
