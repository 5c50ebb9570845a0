-- pgrollback: accept-data-loss the rows were copied
DROP TABLE measured_1;
DROP TRIGGER noted ON measured;
