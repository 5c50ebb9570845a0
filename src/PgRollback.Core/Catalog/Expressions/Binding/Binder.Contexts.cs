using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private readonly List<(int Position, string Text)> _naturalClauses = [];

    /// <summary>The relation that a CHECK, an index or a policy belongs to.</summary>
    public RangeItem RelationItem(IHasColumns relation)
    {
        var item = new RangeItem
        {
            Alias = (relation as DbObject)?.Name ?? "",
            Relation = relation.Oid,
            IsUnaliasedRelation = true,
            Style = QualifierStyle.Relation,
            RowType = new TypeReference { Type = relation.Oid },
        };
        if (relation is DbObject value)
        {
            AddColumns(item, value, []);
        }

        return item;
    }

    public static RangeItem ValueItem(TypeReference type)
    {
        var item = new RangeItem { Alias = "" };
        item.Columns.Add(new RangeColumn { Name = "value", Type = type });
        return item;
    }

    public void AddOldAndNew(Scope scope, IHasColumns relation)
    {
        var item = RelationItem(relation);
        scope.Entries.Add(new ScopeEntry(WordItem("old", item, "OLD"), ColumnsVisible: false, NameVisible: true));
        scope.Entries.Add(new ScopeEntry(WordItem("new", item, "NEW"), ColumnsVisible: false, NameVisible: true));
    }

    /// <summary>Binds a text that is one expression.</summary>
    public Expression BindWhole(string sql, Scope scope, TypeReference? targetType)
    {
        var parser = new SqlNodeParser(sql);
        var node = parser.ParseExpression();
        if (!parser.Failed)
        {
            var type = Bind(node, scope);
            if (targetType is not null && (type.IsUnknown || type.Type is not null))
            {
                Coerce(node, type, targetType);
            }
        }

        return FinishParsed(parser);
    }

    public Expression FinishParsed(SqlNodeParser parser)
    {
        if (parser.Failed || !parser.IsAtEnd)
        {
            // What was bound of a text that was not understood may be wrong: it stays as written.
            return new Expression { Text = text, IsResolved = false };
        }

        return Finish();
    }

    public void BindRule(RuleNode rule, IHasColumns relation)
    {
        var scope = NewScope(parent: null, tables: null);
        AddOldAndNew(scope, relation);
        Add(new Reference(rule.RelationStart, rule.RelationEnd - rule.RelationStart, ReferenceKind.Relation, relation.Oid, 0));
        BindOptional(rule.Condition, scope);
        foreach (var action in rule.Actions)
        {
            BindQuery(action, NewScope(scope, tables: null));
        }
    }

    public void BindBody(RoutineBodyNode body, TypeReference? returns)
    {
        if (body.Return is not null)
        {
            var type = Bind(body.Return, NewScope(parent: null, tables: null));
            if (returns is not null && (type.IsUnknown || type.Type is not null))
            {
                Coerce(body.Return, type, returns with { SetOf = false });
            }
        }

        foreach (var statement in body.Statements)
        {
            BindQuery(statement, NewScope(parent: null, tables: null));
        }
    }
}
