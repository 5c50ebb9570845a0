-- pgrollback: accept-data-loss the rows were copied
CREATE TABLE alike (LIKE relations);
DROP TABLE relations;
