using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>
/// A GRANT to an owner changes nothing, and the REVOKE that takes it back would take what is his by default. Where no migration says who owns an object, the server is asked.
/// </summary>
internal static class OwnershipHazard
{
    /// <summary>Null where it is known that the role is not the owner.</summary>
    /// <param name="catalog">The catalog that the rollback starts from, which has the names that it is asked under.</param>
    /// <param name="oid">The object.</param>
    /// <param name="role">Who is to lose a privilege.</param>
    public static Hazard? Of(CatalogReader catalog, Oid oid, string role)
    {
        // What the rollback makes itself belongs to who runs it.
        if (catalog.Find(oid) is not { Owner: null } value || role is "PUBLIC" or GrantReplay.OwnerName)
        {
            return null;
        }

        return new Hazard(HazardKind.GranteeOwns, $"{role} owns {ObjectAddress.Of(catalog, value)} and has its privileges by that, not by the GRANT", Query(catalog, value, role));
    }

    private static string? Query(CatalogReader catalog, DbObject value, string role)
    {
        var name = SqlLiteral.Quote(catalog.QualifiedName(value));
        var (table, owner, found) = value switch
        {
            Relation => ("pg_class", "relowner", $"oid = pg_catalog.to_regclass({name})"),
            Routine routine => ("pg_proc", "proowner", $"oid = pg_catalog.to_regprocedure({SqlLiteral.Quote($"{catalog.QualifiedName(routine)}({string.Join(", ", routine.InputParameters.Select(p => p.Type.WithoutModifiers.ToSql(catalog)))})")})"),
            UserType => ("pg_type", "typowner", $"oid = pg_catalog.to_regtype({name})"),
            Schema => ("pg_namespace", "nspowner", $"oid = pg_catalog.to_regnamespace({name})"),
            GenericObject { ObjectKind: ObjectKind.Language } => ("pg_language", "lanowner", $"lanname = {SqlLiteral.Quote(value.Name)}"),
            GenericObject { ObjectKind: ObjectKind.Server } => ("pg_foreign_server", "srvowner", $"srvname = {SqlLiteral.Quote(value.Name)}"),
            GenericObject { ObjectKind: ObjectKind.ForeignDataWrapper } => ("pg_foreign_data_wrapper", "fdwowner", $"fdwname = {SqlLiteral.Quote(value.Name)}"),
            _ => default,
        };
        return table is null ? null : $"SELECT 1 FROM pg_catalog.{table} WHERE {found} AND pg_catalog.pg_get_userbyid({owner}) = {SqlLiteral.Quote(role)}";
    }
}
