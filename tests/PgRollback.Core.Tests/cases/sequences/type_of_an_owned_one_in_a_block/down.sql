ALTER SEQUENCE public.events_id_seq AS integer MINVALUE 1 MAXVALUE 2147483647;
ALTER TABLE public.events ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.events ALTER COLUMN id TYPE integer USING id::integer;
ALTER TABLE public.events ALTER COLUMN id SET DEFAULT nextval('public.events_id_seq'::regclass);
