CREATE TABLE t (id int PRIMARY KEY, a varchar(20) DEFAULT 'x');
CREATE INDEX ON t (a);
