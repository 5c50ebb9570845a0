CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL CONSTRAINT state_known CHECK (state IN ('open', 'closed')));
INSERT INTO t VALUES (1, 'open'), (2, 'closed');
