CREATE TABLE hook (id int PRIMARY KEY, name varchar(64), priority bigint DEFAULT '0'::bigint);
