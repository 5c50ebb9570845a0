namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class IndexAndConstraintCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("CREATE INDEX extra ON app.items (price)", "index app.extra", Added),
        new("DROP INDEX app.items_note_idx", "index app.items_note_idx", Removed),
        new("ALTER INDEX app.items_note_idx RENAME TO by_note", "index app.by_note", Added),
        new("DROP INDEX app.items_note_idx; CREATE INDEX items_note_idx ON app.items (lower(note), price)", "index app.items_note_idx", "definition"),
        new("ALTER INDEX app.items_note_idx SET (fillfactor = 50)", "index app.items_note_idx", "options"),
        new("ALTER INDEX app.items_note_idx ALTER 1 SET STATISTICS 100", "index app.items_note_idx", "statistics targets"),
        new("COMMENT ON INDEX app.items_note_idx IS NULL", "index app.items_note_idx", "comment"),
        new("CREATE INDEX extra ON ONLY app.measures (at)", "index app.extra", Added),
        new("DROP INDEX app.measures_value_idx; CREATE INDEX measures_value_idx ON ONLY app.measures (value)", "index app.measures_value_idx", "valid"),
        new("UPDATE pg_index SET indisready = false WHERE indexrelid = 'app.items_note_idx'::regclass", "index app.items_note_idx", "ready"),
        new("UPDATE pg_index SET indislive = false WHERE indexrelid = 'app.items_note_idx'::regclass", "index app.items_note_idx", "live"),
        new("CREATE INDEX extra ON app.loose (value); ALTER TABLE app.measures ATTACH PARTITION app.loose FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')", "index app.extra", Added),
        new("ALTER TABLE app.measures ATTACH PARTITION app.loose FOR VALUES FROM ('2028-01-01') TO ('2029-01-01')", "index app.loose_value_idx", "inherits") { First = "CREATE INDEX ON app.loose (value)" },

        new("ALTER TABLE app.others ADD PRIMARY KEY (a)", "constraint others_pkey on app.others", Added),
        new("ALTER TABLE app.items DROP CONSTRAINT items_price_check", "constraint items_price_check on app.items", Removed),
        new("ALTER TABLE app.items RENAME CONSTRAINT items_price_check TO price_check", "constraint price_check on app.items", Added),
        new("ALTER TABLE app.items DROP CONSTRAINT items_price_check, ADD CONSTRAINT items_price_check CHECK (price > 0)", "constraint items_price_check on app.items", "definition"),
        new("ALTER TABLE app.items DROP CONSTRAINT items_price_check, ADD CONSTRAINT items_price_check CHECK (price >= 0) NOT VALID", "constraint items_price_check on app.items", "validated"),
        new("ALTER TABLE app.items DROP CONSTRAINT items_price_check, ADD CONSTRAINT items_price_check CHECK (price >= 0) NO INHERIT", "constraint items_price_check on app.items", "no inherit"),
        new("ALTER TABLE app.items ALTER CONSTRAINT items_owner_fkey DEFERRABLE", "constraint items_owner_fkey on app.items", "deferrable"),
        new("ALTER TABLE app.items ALTER CONSTRAINT items_owner_fkey DEFERRABLE INITIALLY DEFERRED", "constraint items_owner_fkey on app.items", "deferred"),
        new("ALTER TABLE app.items DROP CONSTRAINT items_owner_fkey, ADD CONSTRAINT items_owner_fkey FOREIGN KEY (owner_id) REFERENCES app.owners", "constraint items_owner_fkey on app.items", "definition"),
        new("ALTER TABLE app.items DROP CONSTRAINT items_code_key, ADD CONSTRAINT items_code_key UNIQUE (code)", "index app.items_code_key", "immediate"),
        new("ALTER TABLE app.items DROP CONSTRAINT items_owner_fkey, ADD CONSTRAINT items_owner_fkey FOREIGN KEY (owner_id) REFERENCES app.owners ON DELETE CASCADE", "constraint items_owner_fkey on app.items", "index") { First = "CREATE UNIQUE INDEX first_found ON app.owners (id); ALTER TABLE app.owners DROP CONSTRAINT owners_pkey CASCADE; ALTER TABLE app.items ADD CONSTRAINT items_owner_fkey FOREIGN KEY (owner_id) REFERENCES app.owners (id) ON DELETE CASCADE; ALTER TABLE app.owners ADD PRIMARY KEY (id)" },
        new("ALTER TABLE app.items ADD EXCLUDE USING btree (price WITH =)", "constraint items_price_excl on app.items", Added),
        new("COMMENT ON CONSTRAINT items_price_check ON app.items IS 'sane'", "constraint items_price_check on app.items", "comment"),
        new("ALTER TABLE app.parents ADD CONSTRAINT positive CHECK (a > 0)", "constraint positive on app.children", Added),
        new("ALTER TABLE app.children NO INHERIT app.parents", "constraint positive on app.children", "inherited from") { First = "ALTER TABLE app.parents ADD CONSTRAINT positive CHECK (a > 0)" },
        new("CREATE CONSTRAINT TRIGGER late AFTER INSERT ON app.others DEFERRABLE FOR EACH ROW EXECUTE FUNCTION app.touch()", "constraint late on app.others", Added),
        new("ALTER TABLE app.others ALTER a SET NOT NULL", "constraint others_a_not_null on app.others", Added, From: 18),
        new("ALTER TABLE app.items ALTER CONSTRAINT items_owner_fkey NOT ENFORCED", "constraint items_owner_fkey on app.items", "enforced", From: 18),

        new("ALTER DOMAIN app.positive DROP CONSTRAINT above_zero", "constraint above_zero on domain app.positive", Removed),
        new("ALTER DOMAIN app.positive ADD CONSTRAINT small CHECK (VALUE < 9) NOT VALID", "constraint small on domain app.positive", Added),
        new("ALTER DOMAIN app.positive VALIDATE CONSTRAINT small", "constraint small on domain app.positive", "validated") { First = "ALTER DOMAIN app.positive ADD CONSTRAINT small CHECK (VALUE < 9) NOT VALID" },
        new("COMMENT ON CONSTRAINT above_zero ON DOMAIN app.positive IS 'sane'", "constraint above_zero on domain app.positive", "comment"),

        new("DROP STATISTICS app.items_stats; CREATE STATISTICS app.items_stats (ndistinct) ON code, note FROM app.items", "statistics app.items_stats", "kinds"),
        new("DROP STATISTICS app.items_stats; CREATE STATISTICS app.items_stats (ndistinct, dependencies) ON code, price FROM app.items", "statistics app.items_stats", "columns"),
        new("DROP STATISTICS app.items_stats; CREATE STATISTICS app.items_stats (ndistinct, dependencies) ON code, note, (price * 2) FROM app.items", "statistics app.items_stats", "expressions"),
        new("ALTER STATISTICS app.items_stats SET STATISTICS 50", "statistics app.items_stats", "statistics target"),
        new("ALTER STATISTICS app.items_stats RENAME TO renamed", "statistics app.renamed", Added),
        new("COMMENT ON STATISTICS app.items_stats IS 'joint'", "statistics app.items_stats", "comment"),
    ];
}
