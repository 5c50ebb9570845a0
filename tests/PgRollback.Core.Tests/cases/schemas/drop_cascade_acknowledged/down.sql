CREATE SCHEMA app;
CREATE FUNCTION app.f()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
CREATE TABLE app.t (
    id integer NOT NULL
);
CREATE VIEW public.v (id, f) AS
SELECT t.id, app.f() AS f FROM app.t;
ALTER TABLE app.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
