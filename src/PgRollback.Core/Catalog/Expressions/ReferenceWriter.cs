using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Prints what stands in place of references today.</summary>
internal sealed class ReferenceWriter(StringBuilder sql, CatalogReader catalog, Expression expression)
{
    private readonly Dictionary<int, string>? _aliases = ItemAliases.Choose(catalog, expression);

    /// <summary>A stretch of the text with what stands in place of the references in it.</summary>
    public void WriteSpan(int start, int end)
    {
        var position = start;
        foreach (var reference in expression.References)
        {
            if (reference.IsImplicit || reference.Start < position || reference.Start + reference.Length > end)
            {
                continue;
            }

            sql.Append(expression.Text, position, reference.Start - position);
            Write(reference);
            position = reference.Start + reference.Length;
        }

        sql.Append(expression.Text, position, end - position);
    }

    private void Write(Reference reference)
    {
        if (reference.RepeatedLength > 0)
        {
            WriteSpan(reference.RepeatedStart, reference.RepeatedStart + reference.RepeatedLength);
        }
        else if (reference.IsColumnAliasList)
        {
            WriteColumnAliases(reference);
        }
        else if (reference.IsOutputKey)
        {
            sql.Append(IsColumn(reference) ? reference.FixedName : SqlIdentifier.Quote(reference.OutputName!));
        }
        else if (reference.IsAlias)
        {
            sql.Append(reference.Prefix).Append(Alias(reference)).Append(reference.Suffix);
        }
        else if (reference.Kind == ReferenceKind.Relation && reference.Item > 0)
        {
            WriteRelation(reference);
        }
        else
        {
            WriteNamed(reference);
        }
    }

    private void WriteRelation(Reference reference)
    {
        WriteName(reference);
        if (catalog.Find(reference.Target) is { } relation && (NeedsColumnAliases(reference) || !string.Equals(_aliases![reference.Item], relation.Name, StringComparison.Ordinal)))
        {
            sql.Append(" AS ").Append(Alias(reference));
        }
    }

    private void WriteNamed(Reference reference)
    {
        if (!reference.IsLabel)
        {
            WriteName(reference);
        }

        if (reference.OutputName is { } output && CurrentName(reference) is { } name && (!string.Equals(name, output, StringComparison.Ordinal) || NeedsColumnAliases(reference)))
        {
            sql.Append(" AS ").Append(SqlIdentifier.Quote(output));
        }
    }

    private void WriteName(Reference reference)
    {
        sql.Append(reference.Prefix);
        if (reference.IsQualifiedByRelation)
        {
            sql.Append(catalog.QualifiedName(reference.Target)).Append('.');
        }
        else if (reference.Item > 0 && reference.Kind != ReferenceKind.Relation)
        {
            sql.Append(Alias(reference)).Append('.');
        }

        if (reference.FixedName is not null)
        {
            sql.Append(reference.FixedName);
        }
        else if (SqlName(reference) is { } name)
        {
            if (reference.IsElement)
            {
                sql.Append(EnumLabels.Element(name).Replace("'", "''"));
                return;
            }

            if (reference.IsLiteral)
            {
                sql.Append('\'').Append((name + reference.Suffix).Replace("'", "''")).Append('\'');
                return;
            }

            sql.Append(name);
        }
        else
        {
            sql.Append(expression.Text, reference.Start, reference.Length);
        }

        sql.Append(reference.Suffix);
    }

    private bool IsColumn(Reference key)
    {
        foreach (var item in expression.References)
        {
            if (item.Kind == ReferenceKind.Relation && item.Level == key.Level && catalog.Find(item.Target) is IHasColumns relation && relation.FindColumn(key.OutputName!) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private string Alias(Reference reference) =>
        SqlIdentifier.Quote(reference.Item > 0 && _aliases!.TryGetValue(reference.Item, out var alias) ? alias : catalog.Find(reference.Target)?.Name ?? "?");

    private string? SqlName(Reference reference)
    {
        if (catalog.Find(reference.Target) is not { } target)
        {
            return null;
        }

        if (reference.Kind == ReferenceKind.EnumLabel)
        {
            return (target as EnumType)?.LabelOf(reference.Column);
        }

        if (reference.Kind is ReferenceKind.Column or ReferenceKind.Constraint or ReferenceKind.Schema)
        {
            return CurrentName(reference) is { } name ? SqlIdentifier.Quote(name) : null;
        }

        return reference.Kind == ReferenceKind.Operator
            ? $"OPERATOR({SqlIdentifier.Quote(catalog.SchemaName(target.SchemaOid))}.{target.Name})"
            : catalog.QualifiedName(target);
    }

    private string? CurrentName(Reference reference)
    {
        if (reference.FixedName is not null)
        {
            return null;
        }

        var target = catalog.Find(reference.Target);
        return reference.Kind == ReferenceKind.Column && reference.Column > 0 ? (target as IHasColumns)?.FindColumn(reference.Column)?.Name : target?.Name;
    }

    private bool NeedsColumnAliases(Reference reference)
    {
        if (reference.ColumnAliases.IsEmpty || catalog.Find(reference.ColumnsOf.IsNone ? reference.Target : reference.ColumnsOf) is not IHasColumns relation)
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
    private void WriteColumnAliases(Reference reference)
    {
        if (!NeedsColumnAliases(reference) || catalog.Find(reference.Target) is not IHasColumns relation)
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
