namespace PgRollback.Catalog.Expressions;

/// <summary>pg_type.typcategory and typispreferred.</summary>
internal static class TypeCategories
{
    public const char String = 'S';
    public const char Unknown = 'X';

    private static readonly Dictionary<string, char> BuiltIn = Read(
        "B:bool D:date,time,timestamp,timestamptz,timetz G:box,circle,line,lseg,path,point,polygon I:cidr,inet "
        + "N:float4,float8,int2,int4,int8,money,numeric,oid,regclass,regcollation,regconfig,regdictionary,regnamespace,regoper,regoperator,regproc,regprocedure,regrole,regtype "
        + "P:any,anyarray,anycompatible,anycompatiblearray,anycompatiblemultirange,anycompatiblenonarray,anycompatiblerange,anyelement,anyenum,anymultirange,anynonarray,anyrange,cstring,record,void "
        + "R:datemultirange,daterange,int4multirange,int4range,int8multirange,int8range,nummultirange,numrange,tsmultirange,tsrange,tstzmultirange,tstzrange "
        + "S:bpchar,name,text,varchar T:interval V:bit,varbit X:unknown Z:char");

    private static readonly HashSet<string> Preferred = new(StringComparer.Ordinal) { "bool", "timestamptz", "inet", "float8", "oid", "text", "interval", "varbit" };

    public static char Of(CatalogReader catalog, TypeReference type)
    {
        if (type.IsArray)
        {
            return 'A';
        }

        if (!type.Type.IsNone)
        {
            return catalog.Find(type.Type) switch
            {
                EnumType => 'E',
                DomainType domain => Of(catalog, domain.BaseType),
                DefinedType { IsRange: true } => 'R',
                IHasColumns => 'C',
                _ => 'U',
            };
        }

        return type.BuiltIn is { } name && BuiltIn.TryGetValue(name.Name, out var category) ? category : 'U';
    }

    public static bool IsPreferred(TypeReference type) => !type.IsArray && type.Type.IsNone && type.BuiltIn is { Schema: "pg_catalog" } name && Preferred.Contains(name.Name);

    private static Dictionary<string, char> Read(string text)
    {
        var categories = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach (var group in text.Split(' '))
        {
            foreach (var name in group.Substring(2).Split(','))
            {
                categories.Add(name, group[0]);
            }
        }

        return categories;
    }
}
