using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// ALTER COLUMN … TYPE writes the expressions over the column anew, with the conversions of its earlier type, which PostgreSQL had added by itself, spelled out: <c>coalesce(a, b)</c>
/// becomes <c>coalesce(a::bigint, b::bigint)</c> when both were bigint and are integer now. The model keeps the text as it was written and notes that it is not all.
/// </summary>
internal static class ConvertedExpressions
{
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "int2", "int4", "int8" };
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "text", "varchar" };

    /// <summary>Where operands of several types get one in common.</summary>
    private static readonly HashSet<string> Unifying = new(StringComparer.Ordinal) { "in", "any", "some", "all", "array", "coalesce", "case", "greatest", "least", "nullif", "values", "select" };

    /// <summary>Marks what is made again with a column whose type changes, unless every conversion in it is the same for both types and is read again as it was written.</summary>
    public static void Mark(CatalogEditor editor, Oid table, int column, TypeReference from, TypeReference to)
    {
        if (editor.Find(table) is not IHasColumns relation)
        {
            return;
        }

        var isSame = from.WithoutModifiers == to.WithoutModifiers;
        bool IsWrittenAnew(Expression expression) =>
            (!isSame && expression.References.Any(r => r.Target == table && r.Column == column) && IsRewritten(editor, expression, table, column, from, to))
            || (expression.Conversions is null && VarcharLists.MayBeIn(editor, relation, expression));
        foreach (var oid in editor.Dependents(table))
        {
            if (editor.Find(oid) is { } value and (Index or TableConstraint { Type: ConstraintKind.Check }) && value.Dependencies.Any(d => d.Target == table && d.TargetColumn == column))
            {
                var marked = ExpressionMap.Apply(value, e => IsWrittenAnew(e) ? e with { Conversions = $"{e.Conversions}{from.ToSql(editor)} > {to.ToSql(editor)};" } : e);
                if (!Equals(marked, value))
                {
                    editor.Put(marked);
                }
            }
        }
    }

    /// <summary>Marks what casts to a table's row, of which a column gets another type.</summary>
    public static void MarkRow(CatalogEditor editor, Table table, Column column, TypeReference from, TypeReference to)
    {
        foreach (var oid in from.WithoutModifiers == to.WithoutModifiers ? [] : editor.Dependents(table.Oid))
        {
            if (editor.Find(oid) is { } value and (Index or TableConstraint { Type: ConstraintKind.Check }))
            {
                var marked = ExpressionMap.Apply(value, e => e.References.Any(r => r.Target == table.Oid && r.Kind == ReferenceKind.Type) ? e with { Conversions = $"{e.Conversions}{column.Name} {from.ToSql(editor)} > {to.ToSql(editor)};" } : e);
                if (!Equals(marked, value))
                {
                    editor.Put(marked);
                }
            }
        }
    }

    /// <summary>Marks what was made over an attribute that gets another type or goes: it is kept as it was understood then.</summary>
    public static void MarkAttribute(CatalogEditor editor, CompositeType type, Column attribute, TypeReference? to)
    {
        var note = $"{attribute.Name} {attribute.Type?.ToSql(editor)} > {to?.ToSql(editor)};";
        bool IsOver(Expression expression) => (to is not null && expression.References.Any(r => r.Target == type.Oid)) || NamesField(expression, attribute.Name);
        foreach (var user in editor.Dependents(type.Oid).Prepend(type.Oid))
        {
            foreach (var oid in user != type.Oid && editor.Find(user) is not (Table or DomainType) ? [] : editor.Dependents(user))
            {
                if (editor.Find(oid) is { } value and (Index or DomainConstraint or TableConstraint { Type: ConstraintKind.Check }))
                {
                    var marked = ExpressionMap.Apply(value, e => IsOver(e) && e.Conversions?.EndsWith(note, StringComparison.Ordinal) != true ? e with { Conversions = e.Conversions + note } : e);
                    if (!Equals(marked, value))
                    {
                        editor.Put(marked);
                    }
                }
            }
        }
    }

    private static bool NamesField(Expression expression, string name)
    {
        var tokens = SqlLexer.Tokenize(expression.Text);
        return Enumerable.Range(1, Math.Max(0, tokens.Length - 1)).Any(i => tokens[i - 1].Kind == TokenKind.Dot
            && (tokens[i].Kind == TokenKind.Star || string.Equals(SqlTokenText.Identifier(expression.Text, tokens[i]), name, StringComparison.Ordinal)));
    }

    /// <summary>A constant keeps the type that it got with the column's earlier one.</summary>
    public static Expression OfDefault(CatalogReader catalog, Expression value, TypeReference from)
    {
        var tokens = SqlLexer.Tokenize(value.Text);
        return tokens.Length == 1 && tokens[0].Kind is TokenKind.String or TokenKind.EscapeString && from.Type.IsNone
            ? value with { Text = value.Text.Trim() + "::" + from.WithoutModifiers.ToSql(catalog) }
            : value;
    }

    private static bool IsRewritten(CatalogEditor editor, Expression expression, Oid table, int column, TypeReference from, TypeReference to)
    {
        var tokens = SqlLexer.Tokenize(expression.Text);
        var isTest = expression.Text.IndexOf("null", StringComparison.OrdinalIgnoreCase) >= 0
            && tokens.All(static t => t.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.LeftParenthesis or TokenKind.RightParenthesis or TokenKind.Dot || t.Keyword is Keyword.Is or Keyword.Not or Keyword.Null or Keyword.And or Keyword.Or);
        if (tokens.Length == 1 || isTest || IsOnlyTested(expression, tokens, table, column))
        {
            return false;
        }

        var numbers = IsOf(Numbers, from) && IsOf(Numbers, to);
        if (numbers && expression.Conversions is null && editor.Find(table) is IHasColumns relation && UnifiedColumns.MeanWhatTheySay(editor, relation, expression, column, from, to))
        {
            return false;
        }

        var texts = IsOf(Texts, from) && IsOf(Texts, to);
        return (!numbers && !texts)
            || (texts && expression.References.Any(r => TakesVarchar(editor, r)))
            || tokens.Any(t => Unifying.Contains(expression.Text.Substring(t.Start, t.Length).ToLowerInvariant()) || (numbers && t.Kind is TokenKind.String or TokenKind.EscapeString));
    }

    /// <summary>The column is asked for NULL and nothing else, which needs no conversion of any type.</summary>
    private static bool IsOnlyTested(Expression expression, SqlToken[] tokens, Oid table, int column)
    {
        var next = 0;
        foreach (var reference in expression.References.Where(r => r.Target == table && (r.Column == column || r.Column == 0)))
        {
            while (next < tokens.Length && tokens[next].Start < reference.Start)
            {
                next++;
            }

            var isOperand = next == 0 || tokens[next - 1].Kind is TokenKind.LeftParenthesis or TokenKind.Comma || tokens[next - 1].Keyword is Keyword.And or Keyword.Or or Keyword.Not;
            var test = next + 2 < tokens.Length && tokens[next + 2].Keyword == Keyword.Not ? next + 3 : next + 2;
            if (!isOperand || reference.Column == 0 || reference.Length == 0 || test >= tokens.Length || reference.Start + reference.Length != tokens[next].Start + tokens[next].Length || tokens[next + 1].Keyword != Keyword.Is || tokens[test].Keyword != Keyword.Null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A function to which a text is converted, and that keeps the conversion when the column is a varchar again. PostgreSQL's own take text, to which a varchar goes without.</summary>
    private static bool TakesVarchar(CatalogEditor editor, Reference reference) =>
        reference.Kind == ReferenceKind.Routine && editor.Find<Routine>(reference.Target) is { } routine
        && routine.InputParameters.Any(static p => p.Type.BuiltIn is { Schema: "pg_catalog", Name: "varchar" });

    private static bool IsOf(HashSet<string> types, TypeReference type) => type is { IsArray: false, BuiltIn: { Schema: "pg_catalog", Name: { } name } } && types.Contains(name);
}
