using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Puts an expression together from text and names that stay bound.</summary>
internal sealed class ExpressionBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<Reference> _references = [];
    private bool _isResolved = true;

    public void Add(string text) => _text.Append(text);

    public void Add(Expression expression)
    {
        foreach (var reference in expression.References)
        {
            _references.Add(reference with { Start = reference.Start + _text.Length });
        }

        _isResolved &= expression.IsResolved;
        _text.Append(expression.Text);
    }

    public void AddColumn(Oid relation, Column column) => AddName(SqlIdentifier.Quote(column.Name), ReferenceKind.Column, relation, column.Number);

    public void AddRelation(DbObject relation) => AddName(SqlIdentifier.Quote(relation.Name), ReferenceKind.Relation, relation.Oid, 0);

    public void AddRoutine(Routine routine) => AddName(SqlIdentifier.Quote(routine.Name), ReferenceKind.Routine, routine.Oid, 0);

    public Expression ToExpression() => new() { Text = _text.ToString(), References = _references.ToEquatableArray(), IsResolved = _isResolved };

    private void AddName(string name, ReferenceKind kind, Oid target, int column)
    {
        _references.Add(new Reference(_text.Length, name.Length, kind, target, column));
        _text.Append(name);
    }
}
