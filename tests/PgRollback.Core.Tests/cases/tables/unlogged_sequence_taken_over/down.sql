CREATE UNLOGGED SEQUENCE public.u_id_seq AS integer;
CREATE TABLE public.t (
    n integer
);
ALTER SEQUENCE public.u_id_seq OWNED BY public.t.n;
CREATE UNLOGGED TABLE public.u (
    id integer DEFAULT nextval('public.u_id_seq'::regclass) NOT NULL
);
