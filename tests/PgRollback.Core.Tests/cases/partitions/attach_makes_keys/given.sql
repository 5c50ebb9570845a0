CREATE TABLE referenced (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, k int NOT NULL, note text, ref int REFERENCES referenced, PRIMARY KEY (id, k), UNIQUE (k)) PARTITION BY LIST (k);
CREATE INDEX p_note ON p (note);
CREATE TABLE q (id int NOT NULL, k int NOT NULL, note text, ref int);
CREATE UNIQUE INDEX no_constraint ON q (k);
CREATE INDEX other_family ON q (note text_pattern_ops);
CREATE INDEX other_collation ON q (note COLLATE "C");
