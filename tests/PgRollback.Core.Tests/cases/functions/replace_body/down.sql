CREATE OR REPLACE FUNCTION public.f(a integer)
    RETURNS integer
    LANGUAGE plpgsql
    STABLE STRICT SECURITY DEFINER COST 50
    SET search_path TO public
AS $body$
BEGIN
    -- keep   this	whitespace
    RETURN a; -- $$ and 'quotes'
END
$body$;
