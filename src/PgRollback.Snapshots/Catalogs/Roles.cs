namespace PgRollback.Snapshots.Catalogs;

/// <summary>What all databases of a server share: roles, memberships, parameters, tablespaces. Read only where <see cref="SnapshotServer.ClusterWide"/> asks for it.</summary>
internal sealed class Roles : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        if (!server.ClusterWide)
        {
            yield break;
        }

        // A password's hash has a salt: it shows that a password was set anew, and nothing of it.
        yield return new(["pg_authid"], $"""
            SELECT 'pg_authid'::regclass::oid AS class, r.oid AS object, 0 AS sub, 'role ' || quote_ident(r.rolname) AS address,
                r.rolsuper AS superuser, r.rolinherit AS inherit, r.rolcreaterole AS createrole, r.rolcreatedb AS createdb, r.rolcanlogin AS login,
                r.rolreplication AS replication, r.rolbypassrls AS bypassrls, r.rolconnlimit AS "connection limit", r.rolvaliduntil AS "valid until", md5(r.rolpassword) AS password
            FROM {(server.IsSuperuser ? "pg_authid" : "pg_roles")} r
            WHERE r.rolname NOT LIKE 'pg\_%'
            """);

        var since16 = server.MajorVersion >= 16 ? ", m.inherit_option AS inherit, m.set_option AS set" : "";
        yield return new(["pg_auth_members"], $"""
            SELECT NULL AS class, NULL AS object, NULL AS sub,
                'membership of ' || quote_ident(pg_get_userbyid(m.member)) || ' in ' || quote_ident(pg_get_userbyid(m.roleid)) || ' by ' || quote_ident(pg_get_userbyid(m.grantor)) AS address,
                m.admin_option AS admin{since16}
            FROM pg_auth_members m
            WHERE pg_get_userbyid(m.member) NOT LIKE 'pg\_%'
            """);

        yield return new(["pg_parameter_acl"], $"""
            SELECT {Sql.Key("p")}, 'parameter ' || p.parname AS address, {Sql.Sorted("p.paracl::text[]")} AS privileges
            FROM pg_parameter_acl p
            """);

        yield return new(["pg_tablespace"], $"""
            SELECT {Sql.Key("t")}, 'tablespace ' || quote_ident(t.spcname) AS address,
                {Sql.Owner("t.spcowner")},
                {Sql.Privileges("t.spcacl", "'t'", "t.spcowner")},
                pg_tablespace_location(t.oid) AS location,
                {Sql.Sorted("t.spcoptions")} AS options
            FROM pg_tablespace t
            """);
    }
}
