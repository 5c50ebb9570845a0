DROP INDEX t_a_b;
