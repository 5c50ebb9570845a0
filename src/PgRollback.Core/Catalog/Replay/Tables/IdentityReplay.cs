using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ADD / SET / DROP IDENTITY: the column's mark and its internal sequence.</summary>
internal static class IdentityReplay
{
    public static void Apply(ReplaySession session, Table table, AlterTableCommand command)
    {
        switch (command)
        {
            case AddIdentity add:
                Add(session, table, add);
                break;
            case SetIdentity set:
                Set(session, table, set);
                break;
            case DropIdentity drop:
                Drop(session, table, drop);
                break;
            default:
                break;
        }
    }

    public static Sequence? SequenceOf(CatalogReader catalog, Oid table, int column) =>
        catalog.Dependents(table).Select(catalog.Find<Sequence>).FirstOrDefault(s => s is { IsIdentity: true } && s.OwnedByTable == table && s.OwnedByColumn == column);

    private static void Add(ReplaySession session, Table table, AddIdentity add)
    {
        var column = Columns.Get(table, add.Column);
        if (column.Identity != IdentityKind.None || column.Default is not null || !column.NotNull)
        {
            throw new ReplayException($"column \"{column.Name}\" of relation \"{table.Name}\" must be declared NOT NULL, without default and not an identity column already, before identity can be added");
        }

        if (column.Type is null)
        {
            session.AddGap(GapKind.NotModelled, $"the sequence of {table.Name}.{column.Name} has the type of a column, which is not in the text");
        }

        var named = add.Options.FirstOrDefault(static o => string.Equals(o.Name, "SEQUENCE NAME", StringComparison.Ordinal))?.Target;
        var sequence = new Sequence
        {
            Oid = session.Editor.NewOid(),
            Name = named?.Name ?? ObjectNames.ChooseRelation(session.Editor, table.Name, column.Name, "seq", table.Schema, isConstraint: false),
            Schema = named?.Schema is null ? table.Schema : session.CreationSchema(named),
            Persistence = table.Persistence,
            Type = column.Type ?? TypeReference.OfBuiltIn("int8"),
            IsIdentity = true,
            OwnedByTable = table.Oid,
            OwnedByColumn = column.Number,
            Owner = table.Owner,
            Origin = session.Provenance,
        };
        session.Editor.Put(SequenceReplay.Apply(session, SequenceReplay.Defaults(sequence, add.Options), add.Options));
        session.Editor.Put(Columns.With(table, column with { Identity = add.Always ? IdentityKind.Always : IdentityKind.ByDefault }));
    }

    private static void Set(ReplaySession session, Table table, SetIdentity set)
    {
        var column = Columns.Get(table, set.Column);
        var sequence = SequenceOf(session.Editor, table.Oid, column.Number)
            ?? throw new ReplayException($"column \"{column.Name}\" of relation \"{table.Name}\" is not an identity column");
        if (set.Always is { } always)
        {
            session.Editor.Put(Columns.With(table, column with { Identity = always ? IdentityKind.Always : IdentityKind.ByDefault }));
        }

        if (set.Options.Any(static o => string.Equals(o.Name, "RESTART", StringComparison.Ordinal)))
        {
            session.AddGap($"the earlier value of the sequence of {table.Name}.{column.Name} is lost by RESTART", DataLossKind.SequenceValue, sequence.Oid);
        }

        session.Editor.Put(SequenceReplay.Apply(session, sequence, set.Options));
    }

    private static void Drop(ReplaySession session, Table table, DropIdentity drop)
    {
        var column = Columns.Get(table, drop.Column);
        if (SequenceOf(session.Editor, table.Oid, column.Number) is not { } sequence)
        {
            if (drop.IfExists)
            {
                return;
            }

            throw new ReplayException($"column \"{column.Name}\" of relation \"{table.Name}\" is not an identity column");
        }

        session.AddGap($"the value of the sequence of {table.Name}.{column.Name} is gone with DROP IDENTITY", DataLossKind.SequenceValue, sequence.Oid);
        session.Editor.Remove(sequence.Oid);
        session.Editor.Put(Columns.With(table, column with { Identity = IdentityKind.None }));
    }
}
