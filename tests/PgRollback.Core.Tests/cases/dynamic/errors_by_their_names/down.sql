DROP INDEX public.made;
