CREATE TABLE plain (id int);
CREATE TABLE parted (id int) PARTITION BY RANGE (id);
