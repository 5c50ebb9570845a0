DROP VIEW audit.recent;
DROP TABLE audit.log;
DROP SCHEMA audit;
DROP TABLE app.t;
DROP SCHEMA app;
