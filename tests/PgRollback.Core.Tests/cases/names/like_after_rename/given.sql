CREATE TABLE t (id int, a int UNIQUE);
CREATE INDEX ON t (a, id);
ALTER TABLE t RENAME COLUMN a TO b;
ALTER TABLE t ADD UNIQUE (b, id);
CREATE TABLE made_again (id int, a int UNIQUE);
ALTER TABLE made_again RENAME COLUMN a TO b;
ALTER TABLE made_again ALTER COLUMN b TYPE bigint;
