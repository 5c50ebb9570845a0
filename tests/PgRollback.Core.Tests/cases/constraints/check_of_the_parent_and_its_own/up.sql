-- pgrollback: accept-data-loss the rows were copied
DROP TABLE children;
