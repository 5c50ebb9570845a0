CREATE TYPE state AS ENUM ('new', 'it''s done', 'c,d');
CREATE DOMAIN known AS state DEFAULT 'new' CHECK (VALUE <> 'c,d');
CREATE TABLE t (
    id int,
    note text DEFAULT 'new',
    a state DEFAULT 'new' CHECK (a <> 'it''s done' OR note = 'new'),
    b state[] DEFAULT '{new, "c,d"}',
    c state DEFAULT CASE WHEN 'new' = lower('NEW') THEN 'new'::state ELSE E'it\'s done' END,
    d known DEFAULT 'new'
);
CREATE INDEX i ON t (id) WHERE a IN ('new', 'it''s done');
CREATE VIEW v AS SELECT id, 'new' AS word FROM t WHERE a = 'new' AND b @> ARRAY['c,d']::state[] AND note <> 'new';
CREATE FUNCTION f(s state DEFAULT 'new') RETURNS boolean LANGUAGE sql RETURN s = 'new';
CREATE POLICY p ON t USING (a > 'new');
CREATE TABLE parts (a state) PARTITION BY LIST (a);
CREATE TABLE parts_new PARTITION OF parts FOR VALUES IN ('new', 'c,d');
ALTER TYPE state RENAME VALUE 'new' TO 'brand new';
ALTER TYPE state RENAME VALUE 'it''s done' TO 'done';
ALTER TYPE state RENAME VALUE 'c,d' TO 'c';
