using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>The earlier schema and the earlier name.</summary>
internal static class RenameChange
{
    public static void Apply(ChangeContext context, DbObject before, DbObject target)
    {
        var now = context.Working.Find(target.Oid)!;
        var sameSchema = context.Same(now.SchemaOid, target.SchemaOid) || !now.ParentOid.IsNone;
        var sameName = string.Equals(now.Name, target.Name, StringComparison.Ordinal);
        if (now is Extension extension && target is Extension wanted && !context.Same(extension.InstalledIn, wanted.InstalledIn))
        {
            context.RunOn(context.From, "SetSchema", before, target.Oid, $"ALTER EXTENSION {SqlIdentifier.Quote(now.Name)} SET SCHEMA {(wanted.InstalledIn.IsNone ? "pg_catalog" : context.Name(wanted.InstalledIn))}");
        }

        if (now is TableConstraint { Index.IsNone: false } key && key.Type != ConstraintKind.ForeignKey && sameName)
        {
            return;
        }

        if (!sameName)
        {
            context.RunOn(context.From, "Rename" + StepFactory.Word(target), before, target.Oid, Rename(context, now, target.Name));
            now = context.Working.Find(target.Oid)!;
        }

        if (!sameSchema && now is not (PgRollback.Catalog.Index or Sequence { OwnedByTable.IsNone: false } or TableConstraint))
        {
            context.RunOn(context.From, "SetSchema", before, target.Oid, $"ALTER {ObjectSql.Reference(context.Now, now)} SET SCHEMA {context.Name(target.SchemaOid)}");
        }
    }

    /// <summary>Out of the way of an object that needs the name.</summary>
    public static void Aside(ChangeContext context, DbObject now) =>
        context.RunOn(context.Now, "Rename" + StepFactory.Word(now), now, now.Oid, Rename(context, now, SqlIdentifier.Truncate(now.Name, SqlIdentifier.MaxBytes - "_pgrollback".Length) + "_pgrollback"));

    private static string Rename(ChangeContext context, DbObject now, string name) => now switch
    {
        TableConstraint constraint => $"ALTER TABLE {context.Now.QualifiedName(constraint.Table)} RENAME CONSTRAINT {SqlIdentifier.Quote(now.Name)} TO {SqlIdentifier.Quote(name)}",
        DomainConstraint check => $"ALTER DOMAIN {context.Now.QualifiedName(check.Domain)} RENAME CONSTRAINT {SqlIdentifier.Quote(now.Name)} TO {SqlIdentifier.Quote(name)}",
        _ => $"ALTER {ObjectSql.Reference(context.Now, now)} RENAME TO {SqlIdentifier.Quote(name)}",
    };
}
