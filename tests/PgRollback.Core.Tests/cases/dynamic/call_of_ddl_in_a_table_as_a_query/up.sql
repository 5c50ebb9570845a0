CREATE TABLE made AS SELECT make_table('a') AS name;
