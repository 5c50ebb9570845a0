using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE TABLE: columns first, then what hangs on them, in the order in which PostgreSQL chooses names.</summary>
internal static class CreateTableReplay
{
    public static void Apply(ReplaySession session, CreateTableStatement statement)
    {
        var schema = statement.Persistence == Persistence.Temporary ? session.TemporarySchema() : session.CreationSchema(statement.Name);
        if (!RelationNames.IsFree(session, schema, statement.Name.Name, statement.IfNotExists))
        {
            return;
        }

        RelationNames.RequireFreeType(session, schema, statement.Name.Name);
        var table = new Table
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            Persistence = statement.Persistence,
            Options = Options.OfNewTable(statement.Options),
            AccessMethod = statement.AccessMethod ?? (statement.PartitionOf is { } whole ? (session.TryRelation(whole) as Table)?.AccessMethod : null),
            Tablespace = statement.Tablespace,
            OnCommit = statement.OnCommit,
            Server = statement.Server,
            ServerOid = statement.Server is { } server ? GenericReplay.TryFind(session, new ObjectReference { Kind = ObjectKind.Server, Name = new QualifiedName(Schema: null, server) })?.Oid ?? Oid.None : Oid.None,
            ForeignOptions = Options.Set(default, statement.ForeignOptions),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        };
        table = Inheritance.WithInheritedColumns(session, table, statement);
        var columns = new ColumnBuilder(session, table);
        foreach (var element in statement.Elements)
        {
            switch (element)
            {
                case ColumnDefinition column:
                    columns.Add(column);
                    break;
                case LikeClause like:
                    columns.AddLike(like);
                    break;
                default:
                    break;
            }
        }

        table = columns.Table;
        session.Editor.Put(DefaultPrivileges.Apply(session, table));
        columns.Finish();
        if (statement.PartitionBy is not null)
        {
            Partitioning.SetKey(session, table.Oid, statement.PartitionBy);
        }

        var constraints = new List<ConstraintDefinition>(columns.Constraints);
        constraints.AddRange(statement.Elements.OfType<ConstraintDefinition>());
        ConstraintReplay.AddAll(session, table.Oid, constraints, isNewTable: true);
        columns.CopyLike();
        Inheritance.CopyToChild(session, table.Oid, statement);
        NotNullNames.Settle(session, table.Oid, was: null);
    }
}
