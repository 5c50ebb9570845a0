CREATE TABLE p (id char(26) NOT NULL, x int, PRIMARY KEY (id));
CREATE UNIQUE INDEX p_id ON p (id);
CREATE TABLE c (id int, pid char(26), CONSTRAINT cfk FOREIGN KEY (pid) REFERENCES p (id));
