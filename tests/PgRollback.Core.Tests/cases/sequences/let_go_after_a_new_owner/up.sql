-- The sequence follows its table, here and on the way back.
ALTER TABLE t OWNER TO case_owner;
ALTER SEQUENCE t_id_seq OWNED BY NONE;
