ALTER SEQUENCE public.numbers RENAME TO t_id_seq;
