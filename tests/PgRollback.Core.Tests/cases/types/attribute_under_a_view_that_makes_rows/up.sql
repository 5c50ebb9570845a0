ALTER TYPE change ADD ATTRIBUTE id int;
CREATE OR REPLACE VIEW list AS SELECT name, array_agg(ROW(at, amount, id)::change) AS changes FROM materials GROUP BY name;
