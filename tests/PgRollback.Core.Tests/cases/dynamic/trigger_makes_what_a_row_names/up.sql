CREATE TABLE IF NOT EXISTS first (i int, j int);
