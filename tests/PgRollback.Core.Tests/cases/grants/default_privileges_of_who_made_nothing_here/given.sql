CREATE TABLE older (id int);
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES FOR ROLE case_owner IN SCHEMA public GRANT SELECT ON TABLES TO case_reader;
CREATE TABLE t (id int);
CREATE TABLE granted (id int);
GRANT SELECT ON granted TO case_reader;
CREATE TABLE app.elsewhere (id int);
