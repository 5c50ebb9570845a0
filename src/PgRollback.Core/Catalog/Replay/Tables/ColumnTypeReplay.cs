using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ALTER COLUMN … TYPE: blocked by views and rules, policies, generated columns, trigger columns; indexes, checks, keys and the default are rebuilt around it.</summary>
internal static class ColumnTypeReplay
{
    public static void Apply(ReplaySession session, Table table, AlterColumnType alter)
    {
        var column = Columns.Get(table, alter.Column);
        if (column.InheritCount > 0)
        {
            throw new ReplayException($"cannot alter inherited column \"{column.Name}\"");
        }

        var type = session.Type(alter.Type);
        RefuseDependents(session, table, column);
        if (column.Type is null)
        {
            // Of a table that was made from a query whose columns the model could not follow.
            session.AddGap(GapKind.NotModelled, $"the earlier type of column {column.Name} of {ObjectAddress.Of(session.Editor, table)} is not in the text");
            column = column with { Type = TypeReference.OfBuiltIn("unknown") };
            session.Editor.Put(Columns.With(table, column));
            table = session.Editor.Find<Table>(table.Oid)!;
        }

        AssignedType.Check(session.Editor, column, type, alter.Using is not null);
        if (!TypeConversion.KeepsValues(session.Editor, column.Type!, type) && alter.Using is not null)
        {
            session.AddGap($"the earlier values of column {column.Name} of {ObjectAddress.Of(session.Editor, table)} are rewritten by USING", DataLossKind.Values, table.Oid, column.Number);
        }
        else if (!TypeConversion.KeepsValues(session.Editor, column.Type!, type))
        {
            session.AddGap($"values of column {column.Name} of {ObjectAddress.Of(session.Editor, table)} can lose precision from {column.Type!.ToSql(session.Editor)} to {type.ToSql(session.Editor)}", DataLossKind.Values, table.Oid, column.Number);
        }

        Change(session, table, column, type, alter);
        Partitioning.RemakeIndexes(session, table.Oid, column.Number);
        if (column.Identity != IdentityKind.None && IdentityReplay.SequenceOf(session.Editor, table.Oid, column.Number) is { } sequence && type.BuiltIn is { } builtIn)
        {
            session.Editor.Put(SequenceReplay.Apply(session, sequence, [new SequenceOption("AS", builtIn.Name) { Type = new TypeName { Name = builtIn } }]));
        }
    }

    private static void Change(ReplaySession session, Table table, Column column, TypeReference type, AlterColumnType alter, string? notNullOfParent = null)
    {
        // Made again like a CHECK, from PostgreSQL 18 on: what is the parent's alone gets its name.
        if (notNullOfParent is not null && column is { NotNull: true, NotNullIsOwn: false })
        {
            column = column with { NotNullName = notNullOfParent, NotNullComment = null };
        }

        var from = column.Type ?? TypeReference.OfBuiltIn("unknown");
        session.Editor.Put(Columns.With(table, column with
        {
            Type = type,
            Default = column.Default is { } value && from != type ? ConvertedExpressions.OfDefault(session.Editor, value, from) : column.Default,
            Collation = Collations.Find(session, alter.Collation),
            CollationName = Collations.Name(session, alter.Collation),
            Storage = null,
            Compression = null,
        }));
        ConvertedExpressions.Mark(session.Editor, table.Oid, column.Number, from, type);
        ConvertedExpressions.MarkRow(session.Editor, table, column, from, type);
        StatisticsReplay.Remake(session, table.Oid, column.Number);
        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, table.Oid).Where(i => !i.EarlierColumnNames.IsEmpty && (i.Included.Contains(column.Number) || i.IndexKeys.Any(k => k.Column == column.Number))).ToList())
        {
            // Made again, from its text of today.
            session.Editor.Put(index with { EarlierColumnNames = default });
        }

        foreach (var check in ConstraintReplay.ConstraintsOf(session.Editor, table.Oid).Where(c => c is { Type: ConstraintKind.Check, IsLocal: false } && c.Columns.Contains(column.Number)).ToList())
        {
            // Not made again itself: it comes with the parent's.
            session.Editor.Put(check with { NotValid = Inheritance.ParentChecks(session.Editor, check).Any(static p => p.NotValid), Comment = null });
        }

        foreach (var child in Inheritance.Children(session.Editor, table.Oid))
        {
            Change(session, child, Columns.Get(child, column.Name), type, alter, column is { NotNull: true, NotNullNoInherit: false } ? ColumnCommandReplay.NotNullName(table, column) : null);
        }
    }

    private static void RefuseDependents(ReplaySession session, Table table, Column column)
    {
        foreach (var oid in session.Editor.Dependents(table.Oid))
        {
            var dependent = session.Editor.Find(oid);
            if (dependent is not (View or Rule or Policy or Trigger or Routine or Table)
                && !(dependent is Publication publication && publication.Filters(table.Oid, column.Number)))
            {
                continue;
            }

            foreach (var edge in dependent.Dependencies)
            {
                if (edge.Target != table.Oid || edge.TargetColumn != column.Number)
                {
                    continue;
                }

                var what = dependent switch
                {
                    View or Rule => "used by a view or rule",
                    Policy => "used in a policy definition",
                    Trigger => "used in a trigger definition",
                    Routine => "used by a function or procedure",
                    Publication => "used by a publication WHERE clause",
                    _ => "used by a generated column",
                };
                if (dependent is Table && (dependent.Oid != table.Oid || edge.FromColumn == column.Number))
                {
                    continue;
                }

                throw new ReplayException(ReplayError.DependentObjects, $"cannot alter type of a column {what}: {ObjectAddress.Of(session.Editor, dependent)}", ObjectAddress.Of(session.Editor, dependent));
            }
        }
    }
}
