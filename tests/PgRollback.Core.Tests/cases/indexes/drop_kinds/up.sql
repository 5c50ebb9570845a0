DROP INDEX t_lower, t_u;
