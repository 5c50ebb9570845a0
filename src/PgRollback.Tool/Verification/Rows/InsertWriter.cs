using System.Text;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Writes an INSERT that finds by itself values that satisfy the table's checks: columns that checks read together are chosen together, by the server.</summary>
internal sealed class InsertWriter
{
    private const int MaximumCombinations = 4_000;

    /// <summary>Numbers that rows of the migrations' own do not have.</summary>
    private const int BeyondSequences = 30_000;

    private readonly TableShape _table;
    private readonly List<List<ColumnShape>> _groups = [];
    private readonly List<ColumnShape> _free;
    private readonly List<CheckShape> _checks;
    private int _count;

    public InsertWriter(TableShape table)
    {
        _table = table;
        var columns = table.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);

        // What reads a column that the server fills is left to chance.
        _checks = [.. table.Checks.Where(check => check.Columns.All(columns.ContainsKey))];
        foreach (var check in _checks)
        {
            Join([.. check.Columns.Select(c => columns[c])]);
        }

        _free = [.. table.Columns.Where(c => !c.IsSerial && !_groups.Exists(g => g.Contains(c)))];
    }

    /// <param name="first">Number of the first row; other numbers give other values.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="plain">Without the columns that may be missing.</param>
    /// <param name="skipsConflicts">Rows that are there already are left out; not possible where constraints are deferrable.</param>
    public string Write(int first, int count, bool plain, bool skipsConflicts)
    {
        _count = count;
        var columns = _groups.SelectMany(g => g).Concat(_free).ToList();
        if (columns.Count == 0)
        {
            return $"INSERT INTO {_table.Name} DEFAULT VALUES";
        }

        var sql = new StringBuilder("INSERT INTO ").Append(_table.Name).Append(" (").AppendJoin(", ", columns.Select(c => c.Name)).Append(")\n");
        for (var number = first; number < first + count; number++)
        {
            sql.Append(number == first ? "(" : "\nUNION ALL (");
            WriteRow(sql, number, plain);
            sql.Append(')');
        }

        return sql.Append(skipsConflicts ? "\nON CONFLICT DO NOTHING" : "").ToString();
    }

    private void WriteRow(StringBuilder sql, int number, bool plain)
    {
        var values = _groups.SelectMany((g, i) => g.Select(c => $"g{i}.{c.Name}::{c.Type}")).Concat(_free.Select(c => Free(c, number, plain)));
        sql.Append("SELECT ").AppendJoin(", ", values);
        for (var i = 0; i < _groups.Count; i++)
        {
            sql.Append(i == 0 ? "\nFROM (" : ",\n(");
            WriteGroup(sql, _groups[i], number);
            sql.Append(") g").Append(i);
        }
    }

    /// <summary>The best combination of values that satisfies all checks of a group; none, when there is no such.</summary>
    private void WriteGroup(StringBuilder sql, List<ColumnShape> group, int number)
    {
        var checks = _checks.Where(c => c.Columns.Any(n => group.Exists(g => string.Equals(g.Name, n, StringComparison.Ordinal)))).ToList();
        var candidates = group.ConvertAll(c => Candidates(c, checks, number));
        Trim(candidates);
        sql.Append("SELECT ").AppendJoin(", ", group.Select(c => c.Name)).Append(" FROM ");
        for (var i = 0; i < group.Count; i++)
        {
            sql.Append(i == 0 ? "" : ", ").Append("(VALUES ").AppendJoin(", ", candidates[i].Select((v, o) => $"({v}, {o})")).Append(") c").Append(i).Append('(').Append(group[i].Name).Append(", pgrollback_").Append(i).Append(')');
        }

        sql.Append(" WHERE ").AppendJoin(" AND ", checks.Select(c => $"({c.Expression}) IS NOT FALSE"))
            .Append(" ORDER BY ").AppendJoin(" + ", group.Select((_, i) => $"pgrollback_{i}")).Append(" LIMIT 1");
    }

    private List<string> Candidates(ColumnShape column, List<CheckShape> checks, int number)
    {
        if (IsMissing(column))
        {
            return [$"NULL::{column.PlainType}"];
        }

        if (KeyOf(column) is { } key)
        {
            return column.NotNull ? [Reference(key, column, number)] : [Reference(key, column, number), $"NULL::{column.PlainType}"];
        }

        var constants = checks.Where(c => c.Columns.Contains(column.Name, StringComparer.Ordinal)).SelectMany(c => CheckConstants.Of(c.Expression));
        return CandidateValues.Of(column, constants, column.IsSerial ? number + BeyondSequences : number);
    }

    private string Free(ColumnShape column, int number, bool plain)
    {
        if ((plain && !column.NotNull) || IsMissing(column))
        {
            return $"NULL::{column.Type}";
        }

        return KeyOf(column) is { } key ? Reference(key, column, number) : $"{ValueWriter.Value(column, number)}::{column.Type}";
    }

    private ForeignKeyShape? KeyOf(ColumnShape column) =>
        _table.ForeignKeys.FirstOrDefault(k => k.Columns.Contains(column.Name, StringComparer.Ordinal) && !IsMixed(k));

    /// <summary>Where some columns of a key may be missing and others not, the former are: then the latter are free.</summary>
    private bool IsMixed(ForeignKeyShape key)
    {
        var columns = _table.Columns.Where(c => key.Columns.Contains(c.Name, StringComparer.Ordinal)).ToList();
        return columns.Exists(c => c.NotNull) && columns.Exists(c => !c.NotNull);
    }

    private bool IsMissing(ColumnShape column) =>
        !column.NotNull && KeyOf(column) is null && _table.ForeignKeys.Any(k => k.Columns.Contains(column.Name, StringComparer.Ordinal));

    /// <summary>
    /// All columns of one key come from the same row, and another one for each number, in case that the key is unique. The first rows have the numbers from
    /// <c>_count</c> on. A table that refers to itself may still be empty.
    /// </summary>
    private string Reference(ForeignKeyShape key, ColumnShape column, int number)
    {
        var referenced = key.ReferencedColumns[key.Columns.ToList().IndexOf(column.Name)];
        var offset = FormattableString.Invariant($"(SELECT {number % BeyondSequences - _count} % greatest(count(*), 1) FROM {key.Table})");
        return $"(SELECT r.{referenced} FROM {key.Table} r ORDER BY {string.Join(", ", key.ReferencedColumns.Select(c => "r." + c))} OFFSET {offset} LIMIT 1)::{column.PlainType}";
    }

    /// <summary>The longest lists lose their worst values until the combinations can be gone through.</summary>
    private static void Trim(List<List<string>> candidates)
    {
        while (candidates.Aggregate(1L, (product, list) => Math.Min(product * list.Count, int.MaxValue)) > MaximumCombinations)
        {
            var longest = candidates.MaxBy(c => c.Count)!;
            if (longest.Count == 1)
            {
                return;
            }

            longest.RemoveAt(longest.Count - 1);
        }
    }

    /// <summary>Columns of one check belong together, and with them those of every other check on any of them.</summary>
    private void Join(List<ColumnShape> columns)
    {
        if (columns.Count == 0)
        {
            return;
        }

        var merged = columns;
        foreach (var group in _groups.FindAll(g => g.Exists(columns.Contains)))
        {
            merged = [.. group, .. merged.Where(c => !group.Contains(c))];
            _groups.Remove(group);
        }

        _groups.Add(merged);
    }
}
