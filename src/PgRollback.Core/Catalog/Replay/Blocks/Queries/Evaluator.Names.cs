using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Objects by names in texts: regclass, regtype and their like.</summary>
internal sealed partial class Evaluator
{
    /// <summary>A text as regclass.</summary>
    public Datum Relation(Datum value) => value.Kind == DatumKind.Text ? ObjectNamed(value.Text, static (c, n, p) => c.FindRelation(n, p)) ?? Datum.Unknown : value;

    /// <summary>integer, boolean and their like are no names of types, but other words for them.</summary>
    private static bool IsWordOfGrammar(string text, SqlToken token) =>
        SqlTokenText.Identifier(text, token) is "int" or "integer" or "bigint" or "smallint" or "boolean" or "real" or "float" or "decimal" or "dec" or "character" or "nchar" or "national" or "setof";

    /// <summary>An object by the name in a text; null when there is none.</summary>
    private Datum? ObjectNamed(string text, Func<CatalogReader, QualifiedName, SearchPath, DbObject?> find)
    {
        var name = NameList.Parse(text) switch
        {
            { Count: 1 } parts => new QualifiedName(Schema: null, parts[0]),
            { Count: 2 } parts => new QualifiedName(parts[0], parts[1]),
            _ => null,
        };
        return name is null ? Datum.Unknown : ObjectNamed(name, find);
    }

    /// <summary>A type by its name in a text; null when there is none. The text may be more than a name, as in `varchar(20)[]`.</summary>
    private Datum? TypeNamed(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        var name = tokens.Length switch
        {
            1 => new QualifiedName(Schema: null, SqlTokenText.Identifier(text, tokens[0])),
            3 when tokens[1].Kind == TokenKind.Dot => new QualifiedName(SqlTokenText.Identifier(text, tokens[0]), SqlTokenText.Identifier(text, tokens[2])),
            _ => null,
        };
        return name is null ? Datum.Unknown
            : name.Schema is null or "pg_catalog" && BuiltInTypes.Contains(name.Name) ? SystemTables.TypeObject(catalog, path, BuiltInTypes.Find(name.Name))
            : IsWordOfGrammar(text, tokens[0]) ? Datum.Unknown
            : ObjectNamed(name, static (c, n, p) => c.FindType(n, p));
    }

    private Datum? ObjectNamed(QualifiedName name, Func<CatalogReader, QualifiedName, SearchPath, DbObject?> find)
    {
        if (name.Schema is "pg_catalog" or "information_schema" || name.Name.StartsWith("pg_", StringComparison.Ordinal))
        {
            return Datum.Unknown;
        }

        return find(catalog, name, path) is { } found ? _tables.Object(found)
            : possible?.Any(p => NamePattern.Matches(p.Name, name.Name)) ?? false ? Datum.Unknown
            : null;
    }

    private Datum Registered(Datum name, Func<CatalogReader, QualifiedName, SearchPath, DbObject?> find) =>
        name.Kind == DatumKind.Text ? Certain(ObjectNamed(name.Text, find)) : name.IsNull ? Datum.Null : Datum.Unknown;

    /// <summary>An object in doubt may be gone.</summary>
    private Datum Certain(Datum? found) =>
        found is null ? Datum.Null : found.Kind == DatumKind.Object && SystemTables.FindObject(catalog, found) is { } value && catalog.DoubtOf(value) is not null ? Datum.Unknown : found;
}
