namespace PgRollback.Snapshots.Catalogs;

internal sealed class TextSearch : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_ts_config", "pg_ts_config_map"], $"""
            SELECT {Sql.Key("c")}, 'text search configuration ' || quote_ident(n.nspname) || '.' || quote_ident(c.cfgname) AS address,
                {Sql.Owner("c.cfgowner")},
                {Sql.QualifiedName("pg_ts_parser", "prsname", "prsnamespace", "c.cfgparser")} AS parser,
                (SELECT string_agg(mapped.alias || ': ' || mapped.dictionaries, '; ' ORDER BY mapped.alias COLLATE "C")
                    FROM (
                        SELECT token.alias, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
                        FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) token ON token.tokid = m.maptokentype
                        WHERE m.mapcfg = c.oid
                        GROUP BY token.alias
                    ) mapped) AS mappings
            FROM pg_ts_config c
            JOIN pg_namespace n ON n.oid = c.cfgnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_ts_config", "c.oid")}
            """);

        yield return new(["pg_ts_dict"], $"""
            SELECT {Sql.Key("d")}, 'text search dictionary ' || quote_ident(n.nspname) || '.' || quote_ident(d.dictname) AS address,
                {Sql.Owner("d.dictowner")},
                {Sql.QualifiedName("pg_ts_template", "tmplname", "tmplnamespace", "d.dicttemplate")} AS template,
                d.dictinitoption AS options
            FROM pg_ts_dict d
            JOIN pg_namespace n ON n.oid = d.dictnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_ts_dict", "d.oid")}
            """);

        yield return new(["pg_ts_parser"], $"""
            SELECT {Sql.Key("p")}, 'text search parser ' || quote_ident(n.nspname) || '.' || quote_ident(p.prsname) AS address,
                p.prsstart AS start, p.prstoken AS token, p.prsend AS "end", p.prsheadline AS headline, p.prslextype AS "token types"
            FROM pg_ts_parser p
            JOIN pg_namespace n ON n.oid = p.prsnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_ts_parser", "p.oid")}
            """);

        yield return new(["pg_ts_template"], $"""
            SELECT {Sql.Key("t")}, 'text search template ' || quote_ident(n.nspname) || '.' || quote_ident(t.tmplname) AS address,
                t.tmplinit AS initialize, t.tmpllexize AS lexize
            FROM pg_ts_template t
            JOIN pg_namespace n ON n.oid = t.tmplnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_ts_template", "t.oid")}
            """);
    }
}
