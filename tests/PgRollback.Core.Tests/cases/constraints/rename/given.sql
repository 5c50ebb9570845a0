CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0));
COMMENT ON CONSTRAINT t_a_check ON t IS 'c';
