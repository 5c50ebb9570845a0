ALTER SEQUENCE t_id_seq RENAME TO numbers;
