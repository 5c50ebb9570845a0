CREATE TABLE build (id integer NOT NULL, rerun_of integer);
CREATE INDEX build_order ON build (coalesce(rerun_of, id) DESC, id DESC);
ALTER TABLE build ALTER id TYPE bigint;
ALTER TABLE build ALTER rerun_of TYPE bigint;
INSERT INTO build VALUES (1, NULL);
