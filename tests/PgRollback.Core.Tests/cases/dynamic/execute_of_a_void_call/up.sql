SELECT add_both('t_a');
