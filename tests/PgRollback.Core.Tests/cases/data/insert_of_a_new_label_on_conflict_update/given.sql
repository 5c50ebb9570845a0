CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE versions (kind kind PRIMARY KEY, name text UNIQUE);
