CREATE VIEW public.v (id) AS
SELECT t.id FROM public.t;
ALTER VIEW public.v OWNER TO case_owner;
ALTER TABLE public.t OWNER TO CURRENT_USER;
