using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Prints what stands in place of a reference today.</summary>
internal static class ReferenceWriter
{
    public static void Write(StringBuilder sql, CatalogReader catalog, Reference reference, string text)
    {
        if (reference.IsColumnAliasList)
        {
            WriteColumnAliases(sql, catalog, reference);
            return;
        }

        var name = CurrentName(catalog, reference);
        if (!reference.IsLabel)
        {
            WriteName(sql, catalog, reference, text);
        }

        if (reference.OutputName is { } output && name is not null && (!string.Equals(name, output, StringComparison.Ordinal) || NeedsColumnAliases(catalog, reference)))
        {
            sql.Append(" AS ").Append(SqlIdentifier.Quote(output));
        }
    }

    private static void WriteName(StringBuilder sql, CatalogReader catalog, Reference reference, string text)
    {
        if (reference.IsQualifiedByRelation)
        {
            sql.Append(catalog.QualifiedName(reference.Target)).Append('.');
        }

        sql.Append(reference.Prefix);
        if (reference.FixedName is not null)
        {
            sql.Append(reference.FixedName);
        }
        else if (SqlName(catalog, reference) is { } name)
        {
            if (reference.IsLiteral)
            {
                sql.Append('\'').Append((name + reference.Suffix).Replace("'", "''")).Append('\'');
                return;
            }

            sql.Append(name);
        }
        else
        {
            sql.Append(text, reference.Start, reference.Length);
        }

        sql.Append(reference.Suffix);
    }

    private static string? SqlName(CatalogReader catalog, Reference reference)
    {
        if (catalog.Find(reference.Target) is not { } target)
        {
            return null;
        }

        if (reference.Kind is ReferenceKind.Column or ReferenceKind.Constraint or ReferenceKind.Schema)
        {
            return CurrentName(catalog, reference) is { } name ? SqlIdentifier.Quote(name) : null;
        }

        var qualified = catalog.QualifiedName(target);
        return reference.Kind == ReferenceKind.Operator ? $"OPERATOR({SqlIdentifier.Quote(catalog.SchemaName(target.SchemaOid))}.{target.Name})" : qualified;
    }

    private static string? CurrentName(CatalogReader catalog, Reference reference)
    {
        if (reference.FixedName is not null)
        {
            return null;
        }

        var target = catalog.Find(reference.Target);
        return reference.Kind == ReferenceKind.Column && reference.Column > 0 ? (target as IHasColumns)?.FindColumn(reference.Column)?.Name : target?.Name;
    }

    private static bool NeedsColumnAliases(CatalogReader catalog, Reference reference)
    {
        if (reference.ColumnAliases.IsEmpty || catalog.Find(reference.Target) is not IHasColumns relation)
        {
            return false;
        }

        foreach (var alias in reference.ColumnAliases)
        {
            if (relation.FindColumn(alias.Number) is { } column && !string.Equals(column.Name, alias.Name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The list names columns by position, so it goes on to the last one whose name must be given.</summary>
    private static void WriteColumnAliases(StringBuilder sql, CatalogReader catalog, Reference reference)
    {
        if (!NeedsColumnAliases(catalog, reference) || catalog.Find(reference.Target) is not IHasColumns relation)
        {
            return;
        }

        var aliases = new Dictionary<int, string>();
        foreach (var alias in reference.ColumnAliases)
        {
            aliases[alias.Number] = alias.Name;
        }

        var names = new List<string>();
        var last = 0;
        foreach (var column in relation.Columns)
        {
            if (aliases.TryGetValue(column.Number, out var name))
            {
                last = names.Count + 1;
            }

            names.Add(SqlIdentifier.Quote(name ?? column.Name));
        }

        sql.Append('(').Append(string.Join(", ", names.Take(last))).Append(')');
    }
}
