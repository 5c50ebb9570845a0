namespace PgRollback.Syntax;

/// <summary>A name with or without a schema, folded as PostgreSQL folds it: lower case unless quoted, cut at 63 bytes.</summary>
public sealed record QualifiedName(string? Schema, string Name)
{
    public override string ToString() => Schema is null ? SqlIdentifier.Quote(Name) : SqlIdentifier.Quote(Schema) + "." + SqlIdentifier.Quote(Name);
}
