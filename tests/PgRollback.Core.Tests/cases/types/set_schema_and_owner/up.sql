ALTER TYPE mood SET SCHEMA app;
ALTER TYPE app.mood OWNER TO case_owner;
