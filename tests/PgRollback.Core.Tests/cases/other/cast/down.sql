DROP CAST (public.pair AS text);
