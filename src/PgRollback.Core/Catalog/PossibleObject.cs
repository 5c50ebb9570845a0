using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>An object that may be there although the model has none: a text whose effect is not known may have made it.</summary>
/// <param name="Kind">One of <see cref="KindOf(ObjectKind)"/>.</param>
/// <param name="Name">Its name without a schema, with * for any letters.</param>
public readonly record struct PossibleObject(ObjectKind Kind, string Name)
{
    public bool Matches(ObjectKind kind, string name) => KindOf(kind) == Kind && NamePattern.Matches(Name, name);

    /// <summary>One kind for those that share their names.</summary>
    public static ObjectKind KindOf(ObjectKind kind) => kind switch
    {
        ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence => ObjectKind.Table,
        ObjectKind.Procedure or ObjectKind.Aggregate or ObjectKind.Routine => ObjectKind.Function,
        ObjectKind.Domain => ObjectKind.Type,
        _ => kind,
    };

    /// <summary>What code makes by its words.</summary>
    /// <param name="code">The code.</param>
    /// <param name="call">The statement that runs it with arguments, where it is not the code itself.</param>
    public static EquatableArray<PossibleObject> In(string code, string call = "")
    {
        var words = CodeWords.Of(code);
        var found = new List<PossibleObject>();
        var unnamed = new HashSet<ObjectKind>();
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var (kind, at) = words[i].ToLowerInvariant() switch
            {
                "create" => Created(words, i + 1),
                "add" => Added(words, i + 1),
                "rename" => Renamed(words, i + 1),
                _ => (ObjectKind.None, -1),
            };
            if (at < 0 || at >= words.Length)
            {
                continue;
            }

            if (CodeWords.Name(words[at]) is { } name)
            {
                found.Add(new PossibleObject(kind, name));
            }
            else
            {
                unnamed.Add(kind);
            }
        }

        if (unnamed.Count > 0)
        {
            // Names that are put together elsewhere are made of constants that the code or its call holds.
            var names = CodeWords.Constants(code).Where(IsName).Concat(Arguments(call)).ToList();
            found.AddRange(unnamed.SelectMany(kind => names.Select(n => new PossibleObject(kind, n))));
        }

        return found.Distinct().ToEquatableArray();
    }

    /// <summary>What code that nobody can read may make of the names that it is given.</summary>
    public static EquatableArray<PossibleObject> OfCall(string call) =>
        Arguments(call)
            .SelectMany(static n => new[] { ObjectKind.Table, ObjectKind.Index, ObjectKind.Column, ObjectKind.TableConstraint, ObjectKind.Trigger, ObjectKind.Function, ObjectKind.Type, ObjectKind.Schema }.Select(k => new PossibleObject(k, n)))
            .Distinct()
            .ToEquatableArray();

    private static IEnumerable<string> Arguments(string call) =>
        CodeWords.Constants(call).Select(static c => c.Substring(c.LastIndexOf('.') + 1)).Where(IsName).SelectMany(static n => new[] { n, n + "_*", "*_" + n });

    private static bool IsName(string constant) => constant.Length is > 0 and < 64 && constant.Trim('*', '_').Length > 0 && constant.IndexOf(' ') < 0;

    private static (ObjectKind Kind, int Name) Created(string[] words, int at)
    {
        while (at < words.Length && words[at].ToLowerInvariant() is "or" or "replace" or "unlogged" or "unique" or "materialized" or "recursive" or "foreign" or "constraint" or "event")
        {
            at++;
        }

        if (at >= words.Length)
        {
            return (ObjectKind.None, -1);
        }

        var kind = Named(words[at]);
        at = Behind(words, at + 1);
        return kind == ObjectKind.None || (at < words.Length && words[at].ToLowerInvariant() is "on") ? (ObjectKind.None, -1) : (kind, at);
    }

    private static ObjectKind Named(string word) => word.ToLowerInvariant() switch
    {
        "table" or "view" or "sequence" => ObjectKind.Table,
        "index" => ObjectKind.Index,
        "type" or "domain" => ObjectKind.Type,
        "function" or "procedure" or "aggregate" => ObjectKind.Function,
        "schema" => ObjectKind.Schema,
        "extension" => ObjectKind.Extension,
        "trigger" => ObjectKind.Trigger,
        "policy" => ObjectKind.Policy,
        "rule" => ObjectKind.Rule,
        "publication" => ObjectKind.Publication,
        "statistics" => ObjectKind.Statistics,
        _ => ObjectKind.None,
    };

    private static (ObjectKind Kind, int Name) Added(string[] words, int at) => words[at].ToLowerInvariant() switch
    {
        "constraint" => (ObjectKind.TableConstraint, at + 1),
        "column" => (ObjectKind.Column, Behind(words, at + 1)),
        "primary" or "unique" or "foreign" or "check" or "exclude" or "generated" or "value" or "table" or "attribute" or "tables" => (ObjectKind.None, -1),
        _ => (ObjectKind.Column, Behind(words, at)),
    };

    /// <summary>RENAME TO, RENAME COLUMN … TO, RENAME CONSTRAINT … TO.</summary>
    private static (ObjectKind Kind, int Name) Renamed(string[] words, int at)
    {
        for (var to = at; to + 1 < words.Length && to < at + 3; to++)
        {
            if (words[to].ToLowerInvariant() is "to")
            {
                return (to == at ? Altered(words, at) : words[at].ToLowerInvariant() is "constraint" ? ObjectKind.TableConstraint : ObjectKind.Column, to + 1);
            }
        }

        return (ObjectKind.None, -1);
    }

    private static ObjectKind Altered(string[] words, int before)
    {
        for (var i = before - 1; i >= 0 && i > before - 9; i--)
        {
            if (words[i].ToLowerInvariant() is "alter")
            {
                return Named(words[i + 1].ToLowerInvariant() is "materialized" or "foreign" ? words[i + 2] : words[i + 1]);
            }
        }

        return ObjectKind.None;
    }

    private static int Behind(string[] words, int at)
    {
        while (at < words.Length && words[at].ToLowerInvariant() is "if" or "not" or "exists" or "concurrently" or "only")
        {
            at++;
        }

        return at;
    }
}
