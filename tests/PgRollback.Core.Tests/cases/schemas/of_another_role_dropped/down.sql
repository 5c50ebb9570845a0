CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO case_owner;
CREATE TABLE app.things (
    id integer
);
ALTER TABLE app.things OWNER TO case_owner;
