using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    /// <summary>The object that a constant such as <c>'public.s'::regclass</c> names.</summary>
    private void BindObjectIdentifier(LiteralNode constant, string type)
    {
        if (ParseLiteralName(constant.Value, type == "regprocedure") is not { } name)
        {
            return;
        }

        var (kind, target) = type switch
        {
            "regclass" => (ReferenceKind.Relation, catalog.FindRelation(name, path)),
            "regtype" => (ReferenceKind.Type, catalog.FindType(name, path)),
            "regcollation" => (ReferenceKind.Collation, catalog.FindInPath(NameSpace.Collation, name, path)),
            "regnamespace" => (ReferenceKind.Schema, catalog.FindSchema(name.Name)),
            "regproc" => (ReferenceKind.Routine, catalog.FindRoutines(name, path).FirstOrDefault()),
            _ => (ReferenceKind.Routine, FindRoutineBySignature(name, constant.Value)),
        };
        if (target is null || (type == "regtype" && name.Schema is null && BuiltInTypes.Contains(name.Name)))
        {
            return;
        }

        Add(new Reference(constant.Start, constant.End - constant.Start, kind, target.Oid, 0)
        {
            IsLiteral = true,
            Suffix = type == "regprocedure" ? constant.Value.Substring(constant.Value.IndexOf('(')) : null,
        });
    }

    private static QualifiedName? ParseLiteralName(string value, bool hasArguments)
    {
        if (hasArguments)
        {
            var open = value.IndexOf('(');
            if (open < 0)
            {
                return null;
            }

            value = value.Substring(0, open);
        }

        var tokens = SqlLexer.Tokenize(value);
        if (tokens.Length is not (1 or 3) || tokens.Any(static t => t.Kind == TokenKind.Error))
        {
            return null;
        }

        var name = SqlTokenText.Identifier(value, tokens[tokens.Length - 1]);
        return new QualifiedName(tokens.Length == 3 && tokens[1].Kind == TokenKind.Dot ? SqlTokenText.Identifier(value, tokens[0]) : null, name);
    }

    private Routine? FindRoutineBySignature(QualifiedName name, string value)
    {
        var open = value.IndexOf('(');
        var close = value.LastIndexOf(')');
        if (open < 0 || close < open)
        {
            return null;
        }

        var parser = new SqlNodeParser(value.Substring(open + 1, close - open - 1));
        var types = parser.ParseTypeList().ConvertAll(ResolveType);
        return parser.Failed || types.Exists(static t => t is null)
            ? null
            : catalog.FindRoutines(name, path, types.ConvertAll(static t => t!)).FirstOrDefault();
    }
}
