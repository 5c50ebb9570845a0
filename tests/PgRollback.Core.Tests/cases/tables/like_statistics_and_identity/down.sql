CREATE TABLE public.l (
    a text,
    b text,
    id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.l_id_seq MAXVALUE 2147483647 START WITH 5) CONSTRAINT t_id_not_null NOT NULL
);
ALTER SEQUENCE public.l_id_seq AS bigint MINVALUE 1 MAXVALUE 2147483647;
CREATE STATISTICS public.l_id_expr_expr_stat (mcv) ON lower(a), (a || b), id FROM public.l;
CREATE STATISTICS public.l_a_b_stat ON b, a FROM public.l;
COMMENT ON STATISTICS public.l_a_b_stat IS 'of the original';
