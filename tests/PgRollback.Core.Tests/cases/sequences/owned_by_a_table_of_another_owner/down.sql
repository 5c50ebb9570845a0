CREATE SEQUENCE public.t_id_seq AS integer;
CREATE TABLE public.t (
    id integer DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL,
    n bigint
);
ALTER TABLE public.t OWNER TO case_owner;
ALTER SEQUENCE public.t_id_seq OWNER TO case_owner;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
