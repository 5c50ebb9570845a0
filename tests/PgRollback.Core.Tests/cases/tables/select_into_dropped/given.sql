CREATE TABLE things (id int PRIMARY KEY, name text);
SELECT id, name AS title INTO UNLOGGED copied FROM things;
