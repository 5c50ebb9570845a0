CREATE TABLE b (id int, c text);
CREATE PUBLICATION q FOR TABLE b (id, c);
