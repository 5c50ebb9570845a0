using System.Globalization;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal sealed partial class Evaluator
{
    /// <summary>More combinations of rows than this are not looked at.</summary>
    private const int MaxRows = 100_000;

    /// <summary>A combination of rows of the items so far.</summary>
    private sealed record Combination(FromRows[] Items, bool IsUncertain);

    /// <summary>Names that WITH gives, from the inside out.</summary>
    private sealed record NamedTables(string Name, VirtualTable? Table, NamedTables? Outer);

    private QueryResult? Run(QueryNode query, RowScope? scope, NamedTables? tables)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return null;
        }

        foreach (var table in query.With?.Tables ?? [])
        {
            var rows = query.With!.IsRecursive || table.Added.Count > 0 || Run(table.Query, scope, tables) is not { MayHaveMore: false } result ? null : ToTable(result, table.Columns);
            tables = new NamedTables(table.Name, rows, tables);
        }

        var answer = query switch
        {
            SelectNode select => Select(select, scope, tables),
            ValuesNode values => Values(values, scope),
            _ => null,
        };
        _depth--;
        return answer;
    }

    private static VirtualTable ToTable(QueryResult result, IReadOnlyList<string> names)
    {
        var table = new VirtualTable([.. result.Columns.Select((c, i) => i < names.Count ? names[i] : c)]);
        foreach (var row in result.Rows)
        {
            table.Add(row);
        }

        return table;
    }

    private QueryResult? Values(ValuesNode node, RowScope? scope)
    {
        var rows = node.Rows.ConvertAll(r => r.Items.Select(i => Evaluate(i, scope)).ToArray());
        return rows.Count == 0 || rows.Exists(r => r.Length != rows[0].Length) ? null : new QueryResult([.. rows[0].Select(static (_, i) => "column" + (i + 1).ToString(CultureInfo.InvariantCulture))], rows, MayHaveMore: false);
    }

    private QueryResult? Select(SelectNode select, RowScope? scope, NamedTables? tables)
    {
        if (SetInTargets(select, scope) is { } set)
        {
            return set;
        }

        if (select.HasGroupingSets || select.DistinctOn.Count > 0 || select.Windows.Count > 0 || Combine(select, scope, tables) is not { } combinations)
        {
            return null;
        }

        var isUncertain = combinations.Exists(static c => c.IsUncertain);
        var scopes = combinations.Where(static c => !c.IsUncertain).Select(c => new RowScope(scope, c.Items)).ToList();
        if (select.HasGrouping || select.Having is not null || select.Targets.Exists(t => HasAggregate(t.Value)))
        {
            return Grouped(select, scopes, isUncertain, scope);
        }

        IReadOnlyList<RowScope> ordered = scopes;
        if (select.OrderBy.Count > 0)
        {
            // Where the order cannot be told, nor can what a LIMIT leaves of the rows.
            ordered = Sorted(scopes, [.. select.OrderBy]) ?? scopes;
        }

        var rows = new List<Datum[]>();
        List<string>? columns = null;
        foreach (var row in ordered)
        {
            var (names, values) = Project(select, row, group: null);
            columns ??= names;
            rows.Add(values);
        }

        columns ??= Project(select, new RowScope(scope, []), group: null).Names;
        if (IsDistinct(select))
        {
            rows = [.. rows.Where((r, i) => !rows.Take(i).Any(o => o.SequenceEqual(r)))];
        }

        return Limited(select, new QueryResult(columns, rows, isUncertain), scope);
    }

    private QueryResult? Limited(SelectNode select, QueryResult result, RowScope? scope)
    {
        if (select.Limits.Count == 0)
        {
            return result;
        }

        // Of several rows in no known order anyone may come first.
        var count = select.Limits.Count == 1 ? Evaluate(select.Limits[0], scope).ToNumber() : Datum.Unknown;
        return count.Kind != DatumKind.Number ? null : result.Rows.Count <= count.Number ? result : new QueryResult(result.Columns, [], MayHaveMore: true);
    }

    private bool IsDistinct(SelectNode select) => Words(select.Start, select.Targets.Count > 0 ? select.Targets[0].Start : select.End).EndsWith("distinct", StringComparison.Ordinal);

    private QueryResult? Grouped(SelectNode select, List<RowScope> rows, bool isUncertain, RowScope? scope)
    {
        var groups = new List<(Datum[] Key, List<RowScope> Rows)>();
        foreach (var row in rows)
        {
            var key = select.GroupBy.ConvertAll(k => Evaluate(KeyOf(select, k), row)).ToArray();
            if (Array.Exists(key, static k => k.IsUnknown))
            {
                return null;
            }

            var group = groups.Find(g => g.Key.SequenceEqual(key)).Rows;
            if (group is null)
            {
                groups.Add((key, group = []));
            }

            group.Add(row);
        }

        if (groups.Count == 0 && !select.HasGrouping)
        {
            groups.Add(([], []));
        }

        var result = new List<Datum[]>();
        List<string>? columns = null;
        foreach (var (_, members) in groups)
        {
            var group = new Group(members, isUncertain);
            var first = members.Count > 0 ? members[0] : new RowScope(scope, []);
            if (select.Having is { } having)
            {
                var test = Evaluate(having, first, group).ToBoolean();
                if (test.IsUnknown)
                {
                    return null;
                }

                if (!test.IsTrue)
                {
                    continue;
                }
            }

            var (names, values) = Project(select, first, group);
            columns ??= names;
            result.Add(values);
        }

        // One row for all is there whatever the rows are.
        return Limited(select, new QueryResult(columns ?? [.. select.Targets.Select(static t => t.Alias ?? OutputNames.Of(t.Value).Name)], result, isUncertain && select.HasGrouping), scope);
    }

    /// <summary>GROUP BY 1, or by the name of an output column.</summary>
    private static ExpressionNode KeyOf(SelectNode select, ExpressionNode key) =>
        key is LiteralNode { Kind: LiteralKind.Integer } literal && int.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position >= 1 && position <= select.Targets.Count
            ? select.Targets[position - 1].Value
            : key;

    private (List<string> Names, Datum[] Values) Project(SelectNode select, RowScope row, Group? group)
    {
        var names = new List<string>();
        var values = new List<Datum>();
        foreach (var target in select.Targets)
        {
            if (target.Value is NameNode { IsStar: true } star)
            {
                foreach (var item in row.Items.Where(i => star.Parts.Length == 1 || i.Alias == star.Parts[star.Parts.Length - 2].Name))
                {
                    names.AddRange(item.Table.Columns);
                    values.AddRange(item.Row?.Values ?? [.. item.Table.Columns.Select(static _ => Datum.Null)]);
                }
            }
            else
            {
                names.Add(target.Alias ?? OutputNames.Of(target.Value).Name);
                values.Add(Evaluate(target.Value, row, group));
            }
        }

        return (names, values.ToArray());
    }

    private static bool HasAggregate(SqlNode node) =>
        node is CallNode call && IsAggregate(call) && call.Over is null || (node is not SubqueryNode && Children(node).Any(HasAggregate));

    /// <summary>Parts of an expression, without those of its subqueries.</summary>
    private static IEnumerable<SqlNode> Children(SqlNode node) => node switch
    {
        ParenthesisNode parenthesis => [parenthesis.Inner],
        CastNode cast => [cast.Argument],
        BooleanNode boolean => boolean.Operands,
        OperatorNode { Left: { } left } operation => [left, operation.Right],
        OperatorNode operation => [operation.Right],
        _ => NodeParts.Of(node),
    };

    private IReadOnlyList<RowScope>? Sorted(IReadOnlyList<RowScope> rows, List<SortNode> keys)
    {
        var decorated = rows.Select(r => (Row: r, Keys: keys.ConvertAll(k => Evaluate(k.Value, r)))).ToList();
        if (decorated.Exists(static d => d.Keys.Exists(static k => k.IsUnknown)))
        {
            return null;
        }

        var descending = keys.ConvertAll(k => Words(k.Value.End, Math.Min(_text.Length, k.Value.End + 6)).StartsWith("desc", StringComparison.Ordinal));
        return [.. decorated.Select(static (d, i) => (d.Row, d.Keys, Index: i)).OrderBy(static d => d, Comparer<(RowScope Row, List<Datum> Keys, int Index)>.Create((a, b) =>
        {
            for (var i = 0; i < a.Keys.Count; i++)
            {
                var order = Datum.Compare(a.Keys[i], b.Keys[i]) ?? 0;
                if (order != 0)
                {
                    return descending[i] ? -order : order;
                }
            }

            return a.Index.CompareTo(b.Index);
        })).Select(static d => d.Row)];
    }

    /// <summary>The rows that FROM and WHERE leave; null when the model cannot tell.</summary>
    private List<Combination>? Combine(SelectNode select, RowScope? scope, NamedTables? tables)
    {
        var conditions = new List<ExpressionNode>();
        var items = new List<(FromNode Node, JoinNode? Outer)>();
        foreach (var node in select.From)
        {
            if (!Flatten(node, items, conditions))
            {
                return null;
            }
        }

        AddConjuncts(select.Where, conditions);
        var combinations = new List<Combination> { new([], IsUncertain: false) };
        var pending = new List<ExpressionNode>(conditions);
        for (var i = 0; i < items.Count; i++)
        {
            if (Source(items[i].Node, scope, tables) is not var (alias, table) || table is null)
            {
                return null;
            }

            var known = items.Take(i + 1).Select(n => AliasOf(n.Node)).ToList();
            var outer = items[i].Outer;
            List<ExpressionNode> ready;
            if (outer is null)
            {
                ready = pending.Where(c => i == items.Count - 1 || IsReady(c, known, i == 0 ? [] : combinations.Count > 0 ? combinations[0].Items : [], table)).ToList();
                pending.RemoveAll(ready.Contains);
            }
            else
            {
                ready = [];
                AddConjuncts(outer.On, ready);
            }

            if (Join(combinations, alias, table, ready, scope, outer is not null) is not { } joined)
            {
                return null;
            }

            combinations = joined;
            if (outer is not null && i == items.Count - 1 && pending.Count > 0)
            {
                combinations = Filter(combinations, pending, scope);
            }
        }

        return items.Count == 0 ? Filter(combinations, pending, scope) : combinations;
    }

    private List<Combination> Filter(List<Combination> combinations, List<ExpressionNode> conditions, RowScope? scope)
    {
        var result = new List<Combination>();
        foreach (var combination in combinations)
        {
            var test = All(conditions, new RowScope(scope, combination.Items));
            if (test.IsTrue || test.IsUnknown)
            {
                result.Add(combination with { IsUncertain = combination.IsUncertain || test.IsUnknown });
            }
        }

        return result;
    }

    private Datum All(List<ExpressionNode> conditions, RowScope row)
    {
        var result = Datum.True;
        foreach (var condition in conditions)
        {
            result = And(result, Evaluate(condition, row).ToBoolean());
            if (result.IsFalse || result.IsNull)
            {
                return Datum.False;
            }
        }

        return result;
    }

    private List<Combination>? Join(List<Combination> combinations, string alias, VirtualTable table, List<ExpressionNode> conditions, RowScope? scope, bool isOuter)
    {
        var result = new List<Combination>();
        var looked = 0;
        foreach (var combination in combinations)
        {
            var before = new RowScope(scope, combination.Items);
            var matched = false;
            foreach (var row in Candidates(alias, table, conditions, before))
            {
                if (++looked > MaxRows)
                {
                    return null;
                }

                FromRows[] items = [.. combination.Items, new FromRows(alias, table, row)];
                var test = All(conditions, new RowScope(scope, items));
                if (test.IsTrue || test.IsUnknown)
                {
                    matched |= test.IsTrue && !row.IsUncertain;
                    result.Add(new Combination(items, combination.IsUncertain || row.IsUncertain || test.IsUnknown));
                }
            }

            if (isOuter && !matched)
            {
                result.Add(new Combination([.. combination.Items, new FromRows(alias, table, Row: null)], combination.IsUncertain));
            }
        }

        return result;
    }

    /// <summary>By an equation with one of the item's columns, where there is one, so that joins of whole catalogs stay linear: best with a name.</summary>
    private IEnumerable<VirtualRow> Candidates(string alias, VirtualTable table, List<ExpressionNode> conditions, RowScope before)
    {
        (int Column, Datum Value)? first = null;
        foreach (var condition in conditions)
        {
            if (condition is not OperatorNode { Name.Name: "=", IsQuantified: false, Left: { } left } equation)
            {
                continue;
            }

            foreach (var (column, other) in new[] { (left, equation.Right), (equation.Right, left) })
            {
                if (ColumnOf(column, alias, table) is { } index && (first is null || table.IsName(index)) && !Mentions(other, alias, table))
                {
                    var value = Evaluate(other, before);
                    if (value.Kind == DatumKind.Text && table.IsName(index))
                    {
                        return table.Where(index, value);
                    }

                    if (value.Kind is DatumKind.Text or DatumKind.Object or DatumKind.Number)
                    {
                        first ??= (index, value);
                    }
                }
            }
        }

        return first is var (known, equal) ? table.Where(known, equal) : table.Rows;
    }

    private static int? ColumnOf(ExpressionNode node, string alias, VirtualTable table)
    {
        while (node is ParenthesisNode or CastNode { Type.Name.Name: "text" or "name" or "varchar" })
        {
            node = node is ParenthesisNode parenthesis ? parenthesis.Inner : ((CastNode)node).Argument;
        }

        if (node is not NameNode { IsStar: false } name || (name.Parts.Length > 1 && name.Parts[name.Parts.Length - 2].Name != alias))
        {
            return null;
        }

        var index = table.Find(name.Parts[name.Parts.Length - 1].Name!);
        return index < 0 ? null : index;
    }

    private static bool Mentions(SqlNode node, string alias, VirtualTable table) =>
        node is SubqueryNode
        || (node is NameNode name && (name.Parts.Length > 1 ? name.Parts[name.Parts.Length - 2].Name == alias : name.Parts[0].Name is not { } column || table.Find(column) >= 0))
        || Children(node).Any(c => Mentions(c, alias, table));

    /// <summary>Whether all names in a condition belong to items that are joined by now.</summary>
    private static bool IsReady(SqlNode node, List<string> aliases, FromRows[] items, VirtualTable table)
    {
        switch (node)
        {
            case SubqueryNode:
                return false;
            case NameNode { Parts.Length: > 1 } qualified:
                return aliases.Contains(qualified.Parts[qualified.Parts.Length - 2].Name!);
            case NameNode { IsStar: false } name:
                return table.Find(name.Parts[0].Name!) >= 0 || items.Any(i => i.Table.Find(name.Parts[0].Name!) >= 0);
            default:
                return Children(node).All(c => IsReady(c, aliases, items, table));
        }
    }

    /// <summary>Inner joins as a list with their conditions, left joins in their order; false for what is more than that.</summary>
    private static bool Flatten(FromNode node, List<(FromNode Node, JoinNode? Outer)> items, List<ExpressionNode> conditions)
    {
        if (node is not JoinNode join)
        {
            items.Add((node, null));
            return true;
        }

        if (join.NaturalStart >= 0 || join.Using is not null || join.Kind is JoinKind.Right or JoinKind.Full || !Flatten(join.Left, items, conditions))
        {
            return false;
        }

        if (join.Kind == JoinKind.Left)
        {
            items.Add((join.Right, join));
            return join.Right is not JoinNode;
        }

        AddConjuncts(join.On, conditions);
        return Flatten(join.Right, items, conditions);
    }

    private static void AddConjuncts(ExpressionNode? node, List<ExpressionNode> conditions)
    {
        switch (node)
        {
            case null:
                break;
            case ParenthesisNode parenthesis:
                AddConjuncts(parenthesis.Inner, conditions);
                break;
            case BooleanNode { Word: Keyword.And } and:
                foreach (var operand in and.Operands)
                {
                    AddConjuncts(operand, conditions);
                }

                break;
            default:
                conditions.Add(node);
                break;
        }
    }

    private static string AliasOf(FromNode node) => node.Alias ?? node switch
    {
        RelationNode { Name: { Length: > 0 } name } => name[name.Length - 1].Name!,
        FunctionFromNode { Functions.Count: 1 } function when function.Functions[0].Call is CallNode call => call.Name[call.Name.Length - 1].Name!,
        _ => "",
    };

    private (string Alias, VirtualTable? Table)? Source(FromNode node, RowScope? scope, NamedTables? tables)
    {
        switch (node)
        {
            case RelationNode { Name: { Length: > 0 } parts, SampleMethod: null }:
                return (AliasOf(node), Relation(parts.Length > 1 ? parts[parts.Length - 2].Name : null, parts[parts.Length - 1].Name!, tables));
            case SubqueryFromNode { IsLateral: false } subquery:
                return Run(subquery.Query, scope, tables) is { MayHaveMore: false } result ? (AliasOf(node), ToTable(result, node.ColumnAliases)) : null;
            case FunctionFromNode { Functions.Count: 1, HasOrdinality: false } function when EventCommands is not null && function.Functions[0] is { Call: CallNode { QualifiedName: { Schema: null or "pg_catalog", Name: "pg_event_trigger_ddl_commands" } }, Columns: null } && node.ColumnAliases.Count == 0:
                return (AliasOf(node), EventCommands);
            case FunctionFromNode { Functions.Count: 1, HasOrdinality: false } function when function.Functions[0] is { Call: CallNode call, Columns: null }:
                return Function(call, scope) is { } values ? (AliasOf(node), SingleColumn(node.ColumnAliases.Count > 0 ? node.ColumnAliases[0] : AliasOf(node), values)) : null;
            default:
                return null;
        }
    }

    /// <summary>A user's table has rows that nobody knows here, unless it hides behind the name of one of WITH.</summary>
    private VirtualTable? Relation(string? schema, string name, NamedTables? tables)
    {
        for (var table = schema is null ? tables : null; table is not null; table = table.Outer)
        {
            if (string.Equals(table.Name, name, StringComparison.Ordinal))
            {
                return table.Table;
            }
        }

        return _tables.Find(schema, name) ?? View(schema, name);
    }

    private List<Datum>? Function(CallNode call, RowScope? scope)
    {
        var values = call.Arguments.ConvertAll(a => Evaluate(a.Value, scope));
        switch (call.Name[call.Name.Length - 1].Name)
        {
            case "unnest" when values.Count == 1 && values[0].Kind == DatumKind.Array:
                return [.. values[0].Items];
            case "generate_subscripts" when values.Count == 2 && values[0].Kind == DatumKind.Array && values[1] == Datum.Of(1):
                return [.. Enumerable.Range(1, values[0].Items.Count).Select(static i => Datum.Of(i))];
            case "generate_series" when values.Count == 2 && values[0].ToNumber() is { Kind: DatumKind.Number } first && values[1].ToNumber() is { Kind: DatumKind.Number } last && last.Number - first.Number < 1000:
                var result = new List<Datum>();
                for (var i = first.Number; i <= last.Number; i++)
                {
                    result.Add(Datum.Of(i));
                }

                return result;
            default:
                return Routine(call, scope, group: null, out _) is { MayHaveMore: false, Columns.Count: 1 } rows ? [.. rows.Rows.Select(static r => r[0])] : null;
        }
    }

    private static VirtualTable SingleColumn(string name, List<Datum> values)
    {
        var table = new VirtualTable([name]);
        foreach (var value in values)
        {
            table.Add(value);
        }

        return table;
    }
}
