SET TIME ZONE 'Asia/Tokyo';
CREATE TABLE zoned (id int, made timestamptz DEFAULT '2020-01-01 10:00');
RESET ALL;
SELECT set_config('IntervalStyle', 'sql_standard', false), pg_catalog.set_config('array_nulls', 'off', false);
CREATE TABLE spans (id int, span interval DEFAULT '-1 2:03:04', names text[] DEFAULT '{NULL,a}');
SET transform_null_equals = on;
CREATE VIEW empty AS SELECT id FROM spans WHERE span = NULL;
