CREATE SCHEMA app;
CREATE SCHEMA util;
CREATE SCHEMA "Odd Schema";
SET search_path = app, util, public;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE address AS (street text, city text, zip varchar(10));
CREATE TYPE person AS (name text, home address);
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE span AS RANGE (subtype = timestamptz);
CREATE COLLATION german FROM "C";

CREATE TABLE users (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    mail email,
    feeling mood DEFAULT 'ok',
    home address,
    tags text[],
    moods mood[],
    info jsonb,
    manager_id bigint,
    score numeric(10, 2),
    active boolean DEFAULT true,
    created_at timestamptz DEFAULT now(),
    "Camel Case" integer,
    "select" integer
);
CREATE TABLE teams (id integer PRIMARY KEY, title varchar(50), lead_id bigint, budget integer, quarter daterange, period span);
CREATE TABLE members (user_id bigint, team_id integer, role text, since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE orders (id serial PRIMARY KEY, user_id bigint, total numeric, placed timestamp, note varchar, state mood, payload json);
CREATE TABLE items (id integer, order_id integer, qty positive, price numeric, label char(3), data bytea);
CREATE TABLE audit (id bigint, at timestamptz, who text, what text);
CREATE TABLE public.teams_archive (id integer, title text, archived_at timestamptz);
CREATE TABLE "Odd Schema"."Odd Table" (id integer, "Value" text, "order" integer);
CREATE TABLE util.settings (key text PRIMARY KEY, value text);
CREATE TABLE util.teams (id integer, alias text);
CREATE SEQUENCE counter;
CREATE SEQUENCE util."Odd Seq";

CREATE VIEW active_users AS SELECT id, name, feeling FROM users WHERE active;
CREATE MATERIALIZED VIEW totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id;

CREATE FUNCTION full_name(u users) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'x'::text $$;
CREATE FUNCTION add_one(i integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT i + 1 $$;
CREATE FUNCTION describe(i integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'int'::text $$;
CREATE FUNCTION describe(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT t $$;
CREATE FUNCTION describe(m mood) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'mood'::text $$;
CREATE FUNCTION cheer(m mood, times integer DEFAULT 1) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT m $$;
CREATE FUNCTION util.clean(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT t $$;
CREATE FUNCTION join_all(sep text, VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT sep $$;
CREATE FUNCTION team_users(team integer) RETURNS SETOF users LANGUAGE sql STABLE AS $$ SELECT * FROM app.users $$;
CREATE FUNCTION user_stats(uid bigint, OUT orders bigint, OUT total numeric) LANGUAGE sql STABLE AS $$ SELECT 1::bigint, 2::numeric $$;
CREATE FUNCTION top_names(n integer) RETURNS TABLE (rank integer, name text) LANGUAGE sql STABLE AS $$ SELECT 1, 'x'::text $$;
CREATE FUNCTION all_tags() RETURNS SETOF text LANGUAGE sql STABLE AS $$ SELECT 'x'::text $$;
CREATE FUNCTION loose() RETURNS SETOF record LANGUAGE sql STABLE AS $$ SELECT 1, 'x'::text $$;
CREATE FUNCTION first_of(a anyelement, b anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT a $$;
CREATE FUNCTION is_admin() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT true $$;
CREATE FUNCTION make_address(s text, c text) RETURNS address LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(s, c, '')::app.address $$;
CREATE FUNCTION length(u users) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE FUNCTION lower(m mood) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'x'::text $$;
CREATE FUNCTION plus_mood(a mood, b integer) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT a $$;
CREATE FUNCTION concat_step(s text, t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT s || t $$;
CREATE AGGREGATE glue(text) (SFUNC = concat_step, STYPE = text, INITCOND = '');
CREATE OPERATOR + (LEFTARG = mood, RIGHTARG = integer, FUNCTION = plus_mood);
CREATE OPERATOR @+@ (LEFTARG = mood, RIGHTARG = integer, FUNCTION = plus_mood);
CREATE FUNCTION public.fire() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW people AS SELECT id, name FROM users;
