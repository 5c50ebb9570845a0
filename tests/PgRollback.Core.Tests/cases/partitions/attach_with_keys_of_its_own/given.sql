CREATE TABLE referenced (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, k int NOT NULL, note text, ref int REFERENCES referenced, PRIMARY KEY (id, k), UNIQUE (k)) PARTITION BY LIST (k);
CREATE INDEX p_note ON p (note);
CREATE INDEX p_lower ON p (lower(note)) WHERE id > 0;
CREATE TABLE q (note text, ref int CONSTRAINT its_own REFERENCES referenced, k int NOT NULL CONSTRAINT its_unique UNIQUE DEFERRABLE, id int NOT NULL, CONSTRAINT its_key PRIMARY KEY (id, k));
CREATE INDEX its_note ON q (note varchar_ops DESC);
CREATE INDEX its_lower ON q (lower(note)) WHERE id > 0;
