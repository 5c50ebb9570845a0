CREATE DOMAIN filled AS text NOT NULL;
CREATE TABLE t (id int PRIMARY KEY, a filled);
