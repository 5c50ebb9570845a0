-- pgrollback: accept-data-loss the rows were copied
DROP SCHEMA app CASCADE;
