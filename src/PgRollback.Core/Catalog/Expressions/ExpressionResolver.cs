using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Binds the names in a piece of SQL as PostgreSQL's parse analysis does when it stores it: to the relations, columns, routines, types, collations and operators of a catalog.
/// Never throws: what cannot be read or found gives an expression that is not resolved.
/// </summary>
public sealed class ExpressionResolver(CatalogReader catalog, SearchPath path)
{
    /// <summary>Of the session.</summary>
    public ReadingSettings Settings { get; init; } = ReadingSettings.Default;

    /// <summary>CHECK, DEFAULT, index keys and predicates, policies, generated columns, partition keys.</summary>
    /// <param name="relation">The relation whose columns it may use; null: none.</param>
    /// <param name="targetType">The column's type, for a DEFAULT: a bare constant becomes one of it.</param>
    public Expression ResolveExpression(SqlFragment sql, IHasColumns? relation, TypeReference? targetType = null)
    {
        var binder = NewBinder(sql.Text);
        var scope = binder.NewScope(parent: null, tables: null);
        if (relation is not null)
        {
            scope.Add(binder.RelationItem(relation));
        }

        return binder.BindWhole(sql.Text, scope, targetType);
    }

    /// <summary>FOR VALUES … of a partition.</summary>
    public Expression ResolvePartitionBound(SqlFragment sql, Table? parent) =>
        NewBinder(sql.Text).BindPartitionBound(parent is null ? [] : [.. parent.PartitionColumns.Select(number => parent.FindColumn(number)?.Type)]);

    /// <summary>The CHECK or DEFAULT of a domain: VALUE stands for the value.</summary>
    public Expression ResolveDomainExpression(SqlFragment sql, TypeReference baseType)
    {
        var binder = NewBinder(sql.Text);
        var scope = binder.NewScope(parent: null, tables: null);
        scope.Add(Binder.ValueItem(baseType));
        return binder.BindWhole(sql.Text, scope, targetType: null);
    }

    /// <summary>WHEN (…) of a trigger: OLD and NEW are rows of the table.</summary>
    public Expression ResolveTriggerCondition(SqlFragment sql, IHasColumns table)
    {
        var binder = NewBinder(sql.Text);
        var scope = binder.NewScope(parent: null, tables: null);
        binder.AddOldAndNew(scope, table);
        return binder.BindWhole(sql.Text, scope, targetType: null);
    }

    /// <summary>A rule from behind AS: <c>ON event TO relation WHERE … DO …</c>.</summary>
    public Expression ResolveRule(SqlFragment definition, IHasColumns relation)
    {
        var binder = NewBinder(definition.Text);
        var parser = new SqlNodeParser(definition.Text);
        if (parser.ParseRule() is { } rule)
        {
            binder.BindRule(rule, relation);
        }

        return binder.FinishParsed(parser);
    }

    /// <summary>RETURN expression or BEGIN ATOMIC … END.</summary>
    /// <param name="name">The routine's name: its parameters may be written behind it.</param>
    public Expression ResolveRoutineBody(SqlFragment body, string name, EquatableArray<RoutineParameter> parameters, TypeReference? returns = null)
    {
        var binder = new Binder(catalog, path, body.Text) { Settings = Settings, Routine = new RoutineScope(name, parameters) };
        var parser = new SqlNodeParser(body.Text);
        binder.BindBody(parser.ParseRoutineBody(), returns);
        return binder.FinishParsed(parser);
    }

    /// <summary>The query of a view, a materialized view, CREATE TABLE AS.</summary>
    public ResolvedQuery ResolveQuery(SqlFragment sql)
    {
        var binder = NewBinder(sql.Text);
        var parser = new SqlNodeParser(sql.Text);
        var query = parser.ParseQuery();
        var columns = parser.Failed ? null : binder.BindQuery(query, binder.NewScope(parent: null, tables: null));
        var expression = binder.FinishParsed(parser);
        return new ResolvedQuery(
            expression,
            columns is null ? default : columns.Select(static c => new ResolvedColumn(c.Name, c.Type is null ? null : c.Type with { SetOf = false })).ToEquatableArray(),
            columns is not null);
    }

    /// <summary>The first relation or column of a statement on rows that PostgreSQL would not find; null where there is none, or the statement cannot be read.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="routine">The function in whose body it stands.</param>
    internal ReplayException? FindMissing(SqlFragment statement, RoutineScope? routine = null)
    {
        var binder = new Binder(catalog, path, statement.Text) { Routine = routine };
        var parser = new SqlNodeParser(statement.Text);
        var query = parser.ParseQuery();
        if (parser.Failed || !parser.IsAtEnd)
        {
            return null;
        }

        binder.BindQuery(query, binder.NewScope(parent: null, tables: null));
        return binder.Missing;
    }

    private Binder NewBinder(string text) => new(catalog, path, text) { Settings = Settings };
}
