CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE versions (kind kind PRIMARY KEY, version int NOT NULL);
INSERT INTO versions VALUES ('a', 1);
