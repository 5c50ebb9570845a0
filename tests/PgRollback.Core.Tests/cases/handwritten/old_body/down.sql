DROP TABLE public.t;
CREATE OR REPLACE FUNCTION public.f(id uuid)
    RETURNS integer
    LANGUAGE plpgsql
AS $$
BEGIN
    RETURN 1;
END $$;
