CREATE TABLE t (a int, b varchar(20) DEFAULT NULL, c text DEFAULT NULL);
