ALTER TABLE public.places ALTER COLUMN zip TYPE integer USING zip::integer;
ALTER STATISTICS public.town_zip SET STATISTICS 500;
