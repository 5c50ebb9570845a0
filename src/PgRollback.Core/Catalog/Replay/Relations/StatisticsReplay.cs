using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Extended statistics, kept by their text.</summary>
internal static class StatisticsReplay
{
    public static void Create(ReplaySession session, CreateStatisticsStatement statement)
    {
        var table = session.Relation(statement.Table);
        var columns = (IHasColumns)table;
        var schema = statement.Name is null ? table.SchemaOid : session.CreationSchema(statement.Name);
        var name = statement.Name?.Name ?? ChooseName(session, table.Name, schema, statement.Elements.Select(static e => e.Column));
        if (session.Editor.Find(new NameKey(NameSpace.Statistics, schema, name)) is { } existing)
        {
            if (!statement.IfNotExists)
            {
                throw new ReplayException(ReplayError.DuplicateObject, $"statistics object \"{name}\" already exists", ObjectAddress.Of(session.Editor, existing));
            }

            session.Keep(existing, "was there before (IF NOT EXISTS)");
            return;
        }

        var text = new ExpressionBuilder();
        text.Add(statement.Kinds.IsEmpty ? "ON " : $"({string.Join(", ", statement.Kinds)}) ON ");
        var edges = new List<Dependency> { new(table.Oid, 0, DependencyType.Auto) };
        for (var i = 0; i < statement.Elements.Count; i++)
        {
            text.Add(i == 0 ? "" : ", ");
            if (statement.Elements[i].Column is { } columnName)
            {
                var column = columns.FindColumn(columnName) ?? throw Columns.Undefined(table, columnName);
                text.AddColumn(table.Oid, column);
                edges.Add(new Dependency(table.Oid, column.Number, DependencyType.Auto));
            }
            else
            {
                text.Add(session.Resolver.ResolveExpression(statement.Elements[i].Expression!.Value, columns));
            }
        }

        text.Add(" FROM ");
        text.AddRelation(table);
        session.Editor.Put(new GenericObject
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Schema = schema,
            ObjectKind = ObjectKind.Statistics,
            Definition = text.ToExpression(),
            Edges = edges.ToEquatableArray(),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        });
    }

    public static void Alter(ReplaySession session, AlterStatisticsStatement statement)
    {
        if (session.Editor.FindInPath(NameSpace.Statistics, statement.Name, session.Path) is GenericObject found)
        {
            session.Editor.Put(found with { StatisticsTarget = statement.Target is >= 0 ? statement.Target : null });
        }
        else if (!statement.IfExists)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"statistics object \"{statement.Name.Name}\" does not exist", statement.Name.ToString());
        }
    }

    /// <summary>A column's new type makes those that count it anew: they belong to who changes it, and have the usual target.</summary>
    public static void Remake(ReplaySession session, Oid table, int column)
    {
        foreach (var oid in session.Editor.Dependents(table))
        {
            if (session.Editor.Find(oid) is GenericObject { ObjectKind: ObjectKind.Statistics } statistics && statistics.Dependencies.Any(d => d.Target == table && d.TargetColumn == column))
            {
                session.Editor.Put(statistics with { StatisticsTarget = null, Owner = session.CurrentRole });
            }
        }
    }

    /// <summary>LIKE … INCLUDING STATISTICS: copies under names of the new table, with the columns in the order of their numbers and expressions behind them.</summary>
    public static void Copy(ReplaySession session, DbObject source, Table table, bool comments)
    {
        var originals = session.Editor.Dependents(source.Oid)
            .Select(session.Editor.Find<GenericObject>)
            .Where(o => o is { ObjectKind: ObjectKind.Statistics } && o.Edges.Any(e => e.Target == source.Oid))
            .ToList();
        foreach (var original in originals)
        {
            var from = (IHasColumns)source;
            var definition = Inheritance.Rebind(original!.Definition, from, table);
            var columns = original.Edges.Where(static e => e.TargetColumn > 0).Select(static e => e.TargetColumn).OrderBy(static n => n).ToList();
            var names = columns.ConvertAll(n => from.FindColumn(n)?.Name);
            names.AddRange(Enumerable.Repeat<string?>(null, Math.Max(0, ElementCount(definition.Text) - columns.Count)));
            session.Editor.Put(original with
            {
                Oid = session.Editor.NewOid(),
                Name = ChooseName(session, table.Name, table.Schema, names),
                Schema = table.Schema,
                Definition = definition,
                Edges = original.Edges.Select(e => e.TargetColumn == 0 ? e with { Target = table.Oid } : e with { Target = table.Oid, TargetColumn = table.FindColumn(from.FindColumn(e.TargetColumn)!.Name)!.Number }).ToEquatableArray(),
                Alterations = default,
                StatisticsTarget = null,
                Owner = session.CurrentRole,
                Comment = comments ? original.Comment : null,
                Origin = session.Provenance,
            });
        }
    }

    /// <param name="columns">Null for an expression.</param>
    private static string ChooseName(ReplaySession session, string table, Oid schema, IEnumerable<string?> columns)
    {
        var addition = ObjectNames.Addition(columns.Select(static c => c ?? "expr"));
        for (var pass = 0; ; pass++)
        {
            var name = ObjectNames.Make(table, addition, pass == 0 ? "stat" : "stat" + pass.ToString(CultureInfo.InvariantCulture));
            if (session.Editor.Find(new NameKey(NameSpace.Statistics, schema, name)) is null)
            {
                return name;
            }
        }
    }

    /// <summary>How many columns and expressions stand between ON and FROM.</summary>
    private static int ElementCount(string definition)
    {
        var (count, depth) = (1, 0);
        var isList = false;
        foreach (var token in SqlLexer.Tokenize(definition))
        {
            depth += token.Nesting;
            isList |= depth == 0 && token.Kind == TokenKind.Keyword && string.Compare(definition, token.Start, "ON", 0, token.Length, StringComparison.Ordinal) == 0;
            count += isList && depth == 0 && token.Kind == TokenKind.Comma ? 1 : 0;
        }

        return count;
    }
}
