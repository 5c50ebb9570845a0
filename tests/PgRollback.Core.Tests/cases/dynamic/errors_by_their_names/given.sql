CREATE TABLE t (a int, b int);
CREATE TABLE t_key (a int);
CREATE TABLE other (a int);
CREATE TYPE e AS ENUM ('x');
