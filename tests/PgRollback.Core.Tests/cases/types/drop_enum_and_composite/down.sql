CREATE TYPE public.pair AS (a integer, b text COLLATE "C");
COMMENT ON COLUMN public.pair.b IS 'second';
COMMENT ON TYPE public.pair IS 'two';
CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok', 'Über');
