CREATE SCHEMA app;
CREATE TABLE app.t (id serial);
CREATE VIEW app.v AS SELECT id FROM app.t;
