namespace PgRollback.Snapshots.Catalogs;

/// <summary>Operators, operator classes, operator families and what these hold.</summary>
internal sealed class Operators : ICatalog
{
    private static readonly string Family = Sql.QualifiedName("pg_opfamily", "opfname", "opfnamespace", "f.oid");

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        // A shell operator, which a commutator leaves behind, has no function.
        yield return new(["pg_operator"], $"""
            SELECT {Sql.Key("o")}, 'operator ' || o.oid::regoperator AS address,
                {Sql.Owner("o.oprowner")},
                CASE o.oprkind WHEN 'b' THEN 'infix' WHEN 'l' THEN 'prefix' END AS kind,
                o.oprcanmerge AS merges, o.oprcanhash AS hashes,
                nullif(o.oprresult, 0)::regtype AS result,
                nullif(o.oprcom, 0)::regoperator AS commutator,
                nullif(o.oprnegate, 0)::regoperator AS negator,
                nullif(o.oprcode::oid, 0)::regprocedure AS "function",
                nullif(o.oprrest::oid, 0)::regprocedure AS restrict,
                nullif(o.oprjoin::oid, 0)::regprocedure AS "join"
            FROM pg_operator o
            JOIN pg_namespace n ON n.oid = o.oprnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_operator", "o.oid")}
            """);

        yield return new(["pg_opclass"], $"""
            SELECT {Sql.Key("o")},
                'operator class ' || quote_ident(n.nspname) || '.' || quote_ident(o.opcname) || ' using ' || {Sql.Name("pg_am", "amname", "o.opcmethod")} AS address,
                {Sql.Owner("o.opcowner")},
                {Sql.QualifiedName("pg_opfamily", "opfname", "opfnamespace", "o.opcfamily")} AS family,
                o.opcintype::regtype AS type, o.opcdefault AS "is default", nullif(o.opckeytype, 0)::regtype AS "key type"
            FROM pg_opclass o
            JOIN pg_namespace n ON n.oid = o.opcnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_opclass", "o.oid")}
            """);

        yield return new(["pg_opfamily"], $"""
            SELECT {Sql.Key("f")},
                'operator family ' || quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' using ' || {Sql.Name("pg_am", "amname", "f.opfmethod")} AS address,
                {Sql.Owner("f.opfowner")}
            FROM pg_opfamily f
            JOIN pg_namespace n ON n.oid = f.opfnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_opfamily", "f.oid")}
            """);

        // Users may add to a family that came with the server, so these are looked at by their own oids.
        yield return new(["pg_amop"], $"""
            SELECT {Sql.Key("m")},
                'operator ' || m.amopstrategy || ' (' || m.amoplefttype::regtype || ', ' || m.amoprighttype::regtype || ') of operator family ' || {Family}
                    || ' using ' || {Sql.Name("pg_am", "amname", "m.amopmethod")} AS address,
                m.amopopr::regoperator AS operator,
                CASE m.amoppurpose WHEN 's' THEN 'search' WHEN 'o' THEN 'order by' END AS purpose,
                {Sql.QualifiedName("pg_opfamily", "opfname", "opfnamespace", "m.amopsortfamily")} AS "sort family"
            FROM pg_amop m JOIN pg_opfamily f ON f.oid = m.amopfamily
            WHERE {Sql.IsUserObject("m")} AND {Sql.IsNoMember("pg_opfamily", "f.oid")} AND {Sql.IsNoMember("pg_operator", "m.amopopr")}
            """);

        yield return new(["pg_amproc"], $"""
            SELECT {Sql.Key("m")},
                'function ' || m.amprocnum || ' (' || m.amproclefttype::regtype || ', ' || m.amprocrighttype::regtype || ') of operator family ' || {Family}
                    || ' using ' || {Sql.Name("pg_am", "amname", "f.opfmethod")} AS address,
                m.amproc::oid::regprocedure AS "function"
            FROM pg_amproc m JOIN pg_opfamily f ON f.oid = m.amprocfamily
            WHERE {Sql.IsUserObject("m")} AND {Sql.IsNoMember("pg_opfamily", "f.oid")} AND {Sql.IsNoMember("pg_proc", "m.amproc::oid")}
            """);
    }
}
