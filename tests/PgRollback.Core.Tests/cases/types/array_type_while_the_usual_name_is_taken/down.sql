CREATE TYPE public.color AS ENUM ('red');
CREATE TYPE public._address AS (street text, town text);
CREATE DOMAIN public.address AS public._address;
