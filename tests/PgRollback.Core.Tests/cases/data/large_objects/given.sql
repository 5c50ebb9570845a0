CREATE TABLE files (id int PRIMARY KEY, contents oid NOT NULL);
