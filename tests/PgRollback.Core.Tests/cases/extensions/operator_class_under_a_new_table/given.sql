CREATE TABLE hosts (id text PRIMARY KEY);
