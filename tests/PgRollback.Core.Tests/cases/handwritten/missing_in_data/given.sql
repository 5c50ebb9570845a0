CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE TABLE s (id int REFERENCES t, value text);
