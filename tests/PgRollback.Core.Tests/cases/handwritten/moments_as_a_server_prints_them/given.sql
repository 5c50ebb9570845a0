CREATE TABLE payments (id int PRIMARY KEY, created_at timestamptz);
CREATE VIEW recent AS SELECT p.id FROM payments p WHERE p.created_at >= '2024-01-01';
CREATE VIEW older AS SELECT p.id FROM payments p WHERE p.created_at < '2024-01-01';
