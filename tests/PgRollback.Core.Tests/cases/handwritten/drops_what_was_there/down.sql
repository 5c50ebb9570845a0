CREATE OR REPLACE FUNCTION public.shared()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
