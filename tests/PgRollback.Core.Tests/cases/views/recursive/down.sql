DROP VIEW public.reach;
