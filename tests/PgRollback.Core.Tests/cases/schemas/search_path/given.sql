CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE TABLE public.t (id text);
