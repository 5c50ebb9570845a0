UPDATE pg_index SET indisready = false WHERE indexrelid = 't_a'::regclass;
