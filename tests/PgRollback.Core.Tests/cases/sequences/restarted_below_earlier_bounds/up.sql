-- pgrollback: accept-data-loss the value is of no interest
ALTER SEQUENCE s START WITH 1 MINVALUE 1 RESTART;
