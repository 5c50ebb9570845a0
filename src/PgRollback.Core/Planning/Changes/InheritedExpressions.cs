using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>A child that got its parent by INHERIT has generated columns of its own that are its parent's too. Before PostgreSQL 16 CREATE TABLE … INHERITS cannot make such a table.</summary>
internal static class InheritedExpressions
{
    private const int AllowedSince = 16;

    public static void Refuse(CatalogReader to, Table table, ServerRange servers)
    {
        if (servers.Min < AllowedSince
            && table.Columns.FirstOrDefault(column => column is { IsLocal: true, Generated: not GeneratedKind.None } && table.Inherits.Any(parent => to.Find<Table>(parent)?.FindColumn(column.Name) is not null)) is { } column)
        {
            throw new PlanningException($"column {column.Name} of {ObjectAddress.Of(to, table)} has an expression of its own beside the one that it inherits, which servers before PostgreSQL {AllowedSince} do not make at once");
        }
    }
}
