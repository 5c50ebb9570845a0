CREATE TABLE message (id int PRIMARY KEY, state varchar(64) NOT NULL, rank smallint, at date);
