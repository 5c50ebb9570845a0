CREATE TABLE IF NOT EXISTS made (i int, j int);
