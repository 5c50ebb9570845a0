CREATE TABLE usr_role (id int PRIMARY KEY, title text);
CREATE TABLE usr (id int PRIMARY KEY, role_id int NOT NULL);
