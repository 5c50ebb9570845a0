CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0));
COMMENT ON CONSTRAINT t_pkey ON t IS 'of the constraint';
COMMENT ON INDEX t_pkey IS 'of the index';
COMMENT ON CONSTRAINT t_n_check ON t IS 'of the check';
CREATE TABLE l (LIKE t INCLUDING ALL);
