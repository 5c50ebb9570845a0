CREATE TABLE reasons (id int PRIMARY KEY, scope text NOT NULL);
INSERT INTO reasons VALUES (1, 'all');
