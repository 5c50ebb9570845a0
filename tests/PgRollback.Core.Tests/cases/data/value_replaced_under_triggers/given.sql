CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL CONSTRAINT state_known CHECK (state IN ('open', 'closed')));
INSERT INTO t VALUES (1, 'open'), (2, 'closed');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
