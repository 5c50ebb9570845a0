CREATE TABLE projects (id int PRIMARY KEY, slug text);
