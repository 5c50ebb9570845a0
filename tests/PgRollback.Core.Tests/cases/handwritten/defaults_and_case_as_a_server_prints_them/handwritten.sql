ALTER TABLE t ALTER b SET DEFAULT 'true', ALTER f SET DEFAULT '0'::double precision, ALTER n SET DEFAULT '0', ALTER v SET DEFAULT 'x'::character varying,
    ALTER j SET DEFAULT '{}'::jsonb, ALTER a SET DEFAULT '{}'::text[];
CREATE VIEW v AS SELECT t.id, CASE WHEN t.b THEN 1 ELSE NULL::integer END AS one, CASE t.n WHEN 0 THEN 'none'::text ELSE NULL::text END AS two FROM t;
