WITH x AS (SELECT id, value AS v FROM s) UPDATE t SET a = x.v FROM x WHERE x.id = t.id AND t.ctid IS NOT NULL;
INSERT INTO s (id, value) SELECT t.id, coalesce(b, 'x') AS k FROM t ORDER BY k ON CONFLICT DO NOTHING;
UPDATE t SET code = substr(md5(random()::text), 0, 32) WHERE a IS NULL;
UPDATE t SET a = (SELECT m.config FROM methods m WHERE m.id = t.id);
DELETE FROM s USING t WHERE t.id = s.id AND t.expires_at < now();
ALTER TABLE t DROP COLUMN b;
