using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Syntax;

/// <summary>
/// A statement on one line: the type's name without "Statement", then what differs from its default. Positions are left out; names, types and fragments
/// are written as SQL.
/// </summary>
internal static class SyntaxDump
{
    public static string Dump(string sql)
    {
        var dumps = SqlReader.Read(sql).Statements.Select(statement => Dump(statement));
        return string.Join("; ", dumps);
    }

    public static string Dump(object? value) => value switch
    {
        null => "null",
        string text => "'" + text + "'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        QualifiedName name => name.ToString(),
        SqlFragment fragment => "<" + fragment.Text + ">",
        TypeName type => DumpType(type),
        ErrorStatement error => $"Error({error.Message} @{error.ErrorOffset.ToString(CultureInfo.InvariantCulture)})",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Dump)) + "]",
        _ => DumpRecord(value),
    };

    private static string DumpType(TypeName type)
    {
        var text = new StringBuilder(type.SetOf ? "setof " : "").Append(type.Name);
        if (type.ColumnOfType is not null)
        {
            text.Append('.').Append(type.ColumnOfType).Append("%TYPE");
        }

        if (type.Modifiers is not null)
        {
            text.Append('(').Append(type.Modifiers).Append(')');
        }

        return text.Insert(text.Length, "[]", type.ArrayDimensions).ToString();
    }

    private static string DumpRecord(object value)
    {
        var type = value.GetType();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is not ("EqualityContract" or "Tag" or "Span" or "IntoClause" or "BodyStart") && !(value is DataStatement && property.Name == "Text"))
            .Where(property => !(value is ConstraintDefinition or ObjectReference && property.Name == "Kind"))
            .Select(property => (property.Name, property.PropertyType, Value: property.GetValue(value)))
            .Where(property => !IsDefault(property.Value, property.PropertyType))
            .Select(property => property switch
            {
                { Value: true } => property.Name,
                { Name: "Name" } => property.Value is string text ? text : Dump(property.Value),
                _ => property.Name + "=" + Dump(property.Value),
            });
        var name = value switch
        {
            ConstraintDefinition constraint => constraint.Kind.ToString(),
            ObjectReference reference => reference.Kind.ToString(),
            _ => Shorten(type.Name),
        };
        return name + "(" + string.Join(", ", properties) + ")";
    }

    private static string Shorten(string name)
    {
        foreach (var suffix in (string[])["Statement", "Definition"])
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }

    private static bool IsDefault(object? value, Type type) => value switch
    {
        null => true,
        _ when Nullable.GetUnderlyingType(type) is not null => false,
        false or 0 => true,
        Enum name => Convert.ToInt32(name, CultureInfo.InvariantCulture) == 0,
        FunctionOptions options => options == FunctionOptions.None,
        string => false,
        IEnumerable items => !items.Cast<object?>().Any(),
        _ => false,
    };
}
