CREATE TABLE t (id int, a int CONSTRAINT a_is_there NOT NULL);
