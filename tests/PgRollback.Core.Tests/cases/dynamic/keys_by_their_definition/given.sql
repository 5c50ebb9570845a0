CREATE TABLE s (a int, b int, "C" text UNIQUE, UNIQUE (a, b));
CREATE TABLE r (x int, y int, FOREIGN KEY (x, y) REFERENCES s (a, b) ON DELETE CASCADE ON UPDATE SET NULL);
