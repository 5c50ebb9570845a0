CREATE TABLE tenant (name text);
