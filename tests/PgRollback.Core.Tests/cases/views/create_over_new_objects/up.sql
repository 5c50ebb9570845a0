CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t, m mood DEFAULT 'sad');
CREATE FUNCTION is_happy(m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT m = 'happy' $$;
CREATE VIEW happy AS SELECT u.id, t.a FROM u JOIN t ON t.id = u.t WHERE is_happy(u.m);
CREATE VIEW happier AS SELECT id FROM happy WHERE a > 0;
