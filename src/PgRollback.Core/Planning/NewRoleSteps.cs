using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>DROP of the roles that the migration made, last ones first and last of all. PostgreSQL refuses it while a role owns something or holds a privilege, in whichever database.</summary>
internal static class NewRoleSteps
{
    public static void Run(ReplayResult replay, WorkingCatalog working, MigrationFile file)
    {
        foreach (var role in RoleReplay.NewRoles(replay.Session).AsEnumerable().Reverse())
        {
            var source = replay.Session.Gaps.Last(gap => gap.Role is { IsMade: true } effect && string.Equals(effect.Role, role, StringComparison.Ordinal)).Span;
            working.Insert(working.Steps.Count, new RollbackStep
            {
                Kind = "DropRole",
                ObjectKind = ObjectKind.Role,
                Name = role,
                Sql = "DROP ROLE " + SqlIdentifier.Quote(role),
                Source = new StepSource(file.Path, file.Lines.Position(source.Start)),
                Hazards = new EquatableArray<Hazard>([new Hazard(HazardKind.RoleInUse, $"role {role} owns something or holds privileges in other databases", UsesElsewhere(role))]),
            });
        }
    }

    private static string UsesElsewhere(string role) =>
        "SELECT 1 FROM pg_catalog.pg_shdepend AS d JOIN pg_catalog.pg_roles AS r ON d.refclassid = 'pg_catalog.pg_authid'::regclass AND d.refobjid = r.oid"
        + $" WHERE r.rolname = {SqlLiteral.Quote(role)} AND d.dbid NOT IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))";
}
