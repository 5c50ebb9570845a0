CREATE INDEX t_a_b ON t (a, b);
