CREATE TABLE u (i int);
