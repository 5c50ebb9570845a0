ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
ALTER TABLE public.t OWNER TO CURRENT_USER;
