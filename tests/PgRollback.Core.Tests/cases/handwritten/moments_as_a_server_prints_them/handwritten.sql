CREATE VIEW recent AS SELECT p.id FROM payments p WHERE (p.created_at >= '2024-01-01 00:00:00+00'::timestamp with time zone);
CREATE VIEW older AS SELECT p.id FROM payments p WHERE p.created_at < '2024-01-01';
