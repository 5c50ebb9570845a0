UPDATE pg_index SET indisready = FALSE WHERE indrelid = (SELECT oid FROM pg_class WHERE relname = 't');
ALTER TABLE t ADD COLUMN b int;
UPDATE pg_index AS i SET indisready = TRUE WHERE i.indrelid = 't'::regclass;
DROP INDEX t_a;
