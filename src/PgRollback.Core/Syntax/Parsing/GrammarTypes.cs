namespace PgRollback.Syntax;

/// <summary>The types that PostgreSQL's grammar itself knows, by the names of its catalog.</summary>
internal static class GrammarTypes
{
    public static readonly QualifiedName Int2 = Named("int2");
    public static readonly QualifiedName Int4 = Named("int4");
    public static readonly QualifiedName Int8 = Named("int8");
    public static readonly QualifiedName Float4 = Named("float4");
    public static readonly QualifiedName Float8 = Named("float8");
    public static readonly QualifiedName Numeric = Named("numeric");
    public static readonly QualifiedName Bool = Named("bool");
    public static readonly QualifiedName Bit = Named("bit");
    public static readonly QualifiedName VarBit = Named("varbit");
    public static readonly QualifiedName BpChar = Named("bpchar");
    public static readonly QualifiedName VarChar = Named("varchar");
    public static readonly QualifiedName Time = Named("time");
    public static readonly QualifiedName TimeTz = Named("timetz");
    public static readonly QualifiedName Timestamp = Named("timestamp");
    public static readonly QualifiedName TimestampTz = Named("timestamptz");
    public static readonly QualifiedName Interval = Named("interval");
    public static readonly QualifiedName Json = Named("json");

    private static QualifiedName Named(string name) => new("pg_catalog", name);
}
