CREATE DOMAIN public.word AS text COLLATE lib.plain;
ALTER TYPE public.pair ALTER ATTRIBUTE one TYPE text COLLATE lib.plain;
ALTER TYPE public.pair ALTER ATTRIBUTE two TYPE text;
