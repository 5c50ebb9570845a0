DROP INDEX public.projects_slug;
DROP FUNCTION public.slug_of(text, text);
