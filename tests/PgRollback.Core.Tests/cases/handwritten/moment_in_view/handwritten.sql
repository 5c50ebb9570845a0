CREATE VIEW v AS SELECT id FROM t WHERE made > 'now'::timestamp - interval '1 day';
