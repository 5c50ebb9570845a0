CREATE TABLE runs (id int PRIMARY KEY, started_at timestamp, details jsonb);
