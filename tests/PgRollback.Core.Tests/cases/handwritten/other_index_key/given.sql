CREATE TABLE t (a text, b text);
CREATE INDEX t_a_b ON t ((a::varchar(2)), b);
