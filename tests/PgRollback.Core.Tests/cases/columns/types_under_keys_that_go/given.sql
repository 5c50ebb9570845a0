CREATE TABLE older (id bytea PRIMARY KEY);
CREATE TABLE user_of_older (older bytea, other text);
CREATE TABLE t (code varchar(30), words varchar(400), doc json);
