CREATE TYPE pair AS (a int, b int);
CREATE TABLE pairs (id int PRIMARY KEY, both_of pair UNIQUE);
