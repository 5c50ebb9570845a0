CREATE TABLE plugins (id serial PRIMARY KEY, name text);
CREATE TABLE steps (id serial PRIMARY KEY, plugin_id int REFERENCES plugins, name text);
