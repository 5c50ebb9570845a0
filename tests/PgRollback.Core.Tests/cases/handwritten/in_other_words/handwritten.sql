ALTER TABLE t ALTER made SET DEFAULT (now() + '00:05:00'::interval);
ALTER TABLE t ADD CONSTRAINT one CHECK ((NOT ((a IS NOT NULL) AND (b IS NOT NULL))));
ALTER TABLE t ADD CONSTRAINT kinds CHECK ((word = ANY (ARRAY['x'::text, 'y'::text])));
ALTER TABLE t ADD CONSTRAINT range CHECK (((a >= 0) AND (a <= 9)));
ALTER TABLE t ADD CONSTRAINT no_z CHECK (((kind)::text !~~ 'z%'::text));
CREATE INDEX t_kind ON t USING btree (lower((kind)::text)) WHERE (a IS NOT NULL);
CREATE VIEW v AS
    SELECT t.id, t.kind AS k, count(*) AS count
    FROM (t LEFT JOIN t u ON ((t.a = u.b)))
    WHERE ((t.kind)::text <> 'q'::text)
    GROUP BY t.id, t.kind
    ORDER BY t.id;
