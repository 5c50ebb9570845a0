CREATE TABLE t (id int);
CREATE TABLE other (id int, gone int);
DO $$ BEGIN IF current_setting('is_superuser') = 'on' THEN ALTER TABLE t ADD COLUMN more int; END IF; END $$;
CREATE VIEW v AS SELECT id, more FROM t;
CREATE VIEW upon AS SELECT id FROM v;
CREATE TABLE kept (id int);
