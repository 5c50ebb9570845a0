CREATE SCHEMA app;
CREATE EXTENSION "uuid-ossp" SCHEMA app;
CREATE TABLE app.t (id uuid DEFAULT app.uuid_generate_v4() PRIMARY KEY);
