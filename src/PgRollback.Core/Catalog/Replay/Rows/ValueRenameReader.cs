using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Reads an UPDATE as the change of one value to another.</summary>
internal sealed class ValueRenameReader
{
    private readonly string _text;
    private readonly Column _column;
    private readonly bool _isEnum;

    private ValueRenameReader(CatalogReader catalog, string text, Column column)
    {
        _text = text;
        _column = column;
        _isEnum = column.Type is { } type && catalog.Find(type.Type) is EnumType;
    }

    /// <summary>Null where the rows that the statement changed cannot be told from others afterwards.</summary>
    public static ValueRename? Read(ReplaySession session, Table table, UpdateStatement statement)
    {
        var before = session.Editor.Origin;
        if (statement.Changes.Count != 1 || before.Find(table.Oid) is not Table old || HasRowsOfItsOwn(session, table) || OnlyOlderColumn(statement, table, old) is not { } column)
        {
            return null;
        }

        var parser = new SqlNodeParser(statement.Text.Text);
        if (parser.ParseQuery() is not UpdateNode { With: null, From.Count: 0, Returning.Count: 0, Where: { } where } update || parser.Failed || !parser.IsAtEnd
            || update.Set.Find(set => set.Columns.Count == 1 && set.Columns[0].Name == column.Name) is not { WholeColumns.Count: 1 } assignment)
        {
            return null;
        }

        var reader = new ValueRenameReader(before, statement.Text.Text, column);
        return reader.TextOf(assignment.Value) is { } to
            && reader.DemandedBy(where) is { } from
            && !string.Equals(from, to, StringComparison.Ordinal)
            && AllowedValues.Exclude(before, old, column, to)
            && !session.ValueRenames.Any(r => r.Table == table.Oid && r.Column == column.Number && string.Equals(r.To, to, StringComparison.Ordinal))
            ? new ValueRename(table.Oid, column.Number, from, to, session.CurrentSpan)
            : null;
    }

    /// <summary>What the migration itself wrote may hold any value, and so may children, which need not have the CHECKs of their parent.</summary>
    private static bool HasRowsOfItsOwn(ReplaySession session, Table table) =>
        session.LeftRows.Contains(table.Oid)
        || session.Inserted.Any(rows => rows.Table == table.Oid)
        || (table.PartitionKey is null && Inheritance.Children(session.Editor, table.Oid).Count > 0);

    /// <summary>New columns go with their values.</summary>
    private static Column? OnlyOlderColumn(UpdateStatement statement, Table table, Table old)
    {
        var columns = statement.Changes[0].Columns.Select(table.FindColumn).Select(c => c is null ? null : old.FindColumn(c.Number)).Where(static c => c is not null).ToList();
        return columns.Count == 1 ? columns[0] : null;
    }

    /// <summary>What WHERE demands of the column, among other things.</summary>
    private string? DemandedBy(ExpressionNode where) => where.Unparenthesized switch
    {
        BooleanNode { Word: Keyword.And } all => all.Operands.Select(DemandedBy).FirstOrDefault(static value => value is not null),
        OperatorNode { Name: { Name: "=", Schema: null }, IsQuantified: false, Left: NameNode name, Right: { } right } when name.Parts[name.Parts.Length - 1].Name == _column.Name => TextOf(right),
        _ => null,
    };

    private string? TextOf(ExpressionNode node) => node.Unparenthesized switch
    {
        LiteralNode { Kind: LiteralKind.String } literal => literal.Value,
        CastNode cast when KeepsText(cast.Type) => TextOf(cast.Argument),
        _ => null,
    };

    private bool KeepsText(TypeNode type) => _isEnum || _text.Substring(type.Start, type.End - type.Start).ToLowerInvariant() is "text" or "varchar" or "character varying";
}
