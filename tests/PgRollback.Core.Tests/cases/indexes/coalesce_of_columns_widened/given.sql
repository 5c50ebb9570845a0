CREATE TABLE build (id integer NOT NULL, rerun_of integer, other smallint);
CREATE INDEX build_order ON build (coalesce(rerun_of, id) DESC, id DESC);
CREATE INDEX build_greatest ON build (greatest(rerun_of, other));
INSERT INTO build VALUES (1, NULL, 2);
ALTER TABLE build ALTER id TYPE bigint;
