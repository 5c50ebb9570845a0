INSERT INTO models (code, name) VALUES (100066, 'first'), ('B', 'second');
