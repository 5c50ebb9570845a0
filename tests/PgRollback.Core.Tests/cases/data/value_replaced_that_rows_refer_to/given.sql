CREATE TABLE kinds (name text PRIMARY KEY CONSTRAINT known CHECK (name IN ('a', 'b')));
INSERT INTO kinds VALUES ('a'), ('b');
CREATE TABLE t (id int PRIMARY KEY, kind text NOT NULL REFERENCES kinds ON UPDATE CASCADE);
