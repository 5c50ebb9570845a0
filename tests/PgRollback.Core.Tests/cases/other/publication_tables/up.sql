-- pgrollback: accept-data-loss only the schema is of interest here
CREATE TABLE fresh (id int);
ALTER PUBLICATION p ADD TABLE fresh;
ALTER PUBLICATION p DROP TABLE parent;
ALTER PUBLICATION p SET (publish = 'update', publish_via_partition_root = true);
ALTER TABLE filtered RENAME COLUMN c TO e;
DROP TABLE dropped;
CREATE PUBLICATION q FOR TABLE a;
