CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL);
ALTER TABLE t ADD CONSTRAINT state_known CHECK (state IN ('open', 'closed')) NOT VALID;
