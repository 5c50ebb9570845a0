CREATE TYPE public.float_range AS RANGE (subtype = float8);
