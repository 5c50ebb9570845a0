-- pgrollback: accept-data-loss the rows were copied
DROP COLLATION plain CASCADE;
