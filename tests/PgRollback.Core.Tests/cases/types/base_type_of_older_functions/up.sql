CREATE TYPE ours (INPUT = ours_in, OUTPUT = ours_out, LIKE = int4);
