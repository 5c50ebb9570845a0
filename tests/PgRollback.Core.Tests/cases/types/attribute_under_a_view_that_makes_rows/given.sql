CREATE TYPE change AS (at date, amount int);
CREATE TABLE materials (id int PRIMARY KEY, name text, at date, amount int);
CREATE VIEW list AS SELECT name, array_agg(ROW(at, amount)::change) AS changes FROM materials GROUP BY name;
CREATE VIEW names AS SELECT name FROM list;
