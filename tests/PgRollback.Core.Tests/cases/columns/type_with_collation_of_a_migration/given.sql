CREATE COLLATION plain FROM "C";
CREATE TABLE t (id int, email text COLLATE plain, nickname text);
