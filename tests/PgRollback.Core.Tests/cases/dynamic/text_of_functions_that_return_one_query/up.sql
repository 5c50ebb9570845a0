CREATE TABLE kinds (code text PRIMARY KEY, version int NOT NULL, note text);
SELECT make_versions('public', 'kinds');
COMMENT ON TABLE kinds_version IS 'of kinds';
