ALTER SEQUENCE public.orders_number_seq INCREMENT BY 1;
ALTER SEQUENCE public.orders_id_seq CACHE 1;
CREATE OR REPLACE FUNCTION other.settle("By" timestamp with time zone)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
CREATE OR REPLACE FUNCTION other.process(a text)
    RETURNS text
    LANGUAGE sql
AS $$SELECT a$$;
CREATE FUNCTION public.process(a integer, VARIADIC b character varying[])
    RETURNS integer
    LANGUAGE sql
AS $$SELECT a$$;
CREATE FUNCTION public.process(a integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT a$$;
