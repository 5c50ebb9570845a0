SET DateStyle = 'ISO';
SET TIME ZONE 'Asia/Tokyo';
SET IntervalStyle = 'iso_8601';
CREATE TABLE t (id int, a timestamptz DEFAULT '2020-01-01 10:00+00', b timestamptz DEFAULT 'epoch', c text DEFAULT 'x-y', d interval DEFAULT '1 day', e timestamptz DEFAULT now(), f timestamptz DEFAULT '2020-01-01 10:00:00.5 Z');
SET transform_null_equals = on;
CREATE VIEW v AS SELECT id FROM t WHERE c IS NULL AND a = now();
