CREATE TABLE referenced (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE p (k int, l int, FOREIGN KEY (k, l) REFERENCES referenced ON DELETE SET NULL (k)) PARTITION BY LIST (k);
CREATE TABLE q (k int, l int, FOREIGN KEY (k, l) REFERENCES referenced ON DELETE SET NULL (l));
