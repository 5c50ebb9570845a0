CREATE SCHEMA app AUTHORIZATION case_owner CREATE TABLE things (id int) CREATE VIEW names AS SELECT id FROM things;
CREATE TABLE app.later (id int);
