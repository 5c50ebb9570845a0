DROP TABLE app.later;
DROP VIEW app.names;
DROP TABLE app.things;
DROP SCHEMA app;
