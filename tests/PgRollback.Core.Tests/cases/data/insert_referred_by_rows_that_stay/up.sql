INSERT INTO regions VALUES (1, 'north');
INSERT INTO areas VALUES (1, 'N1');
ALTER TABLE areas ADD COLUMN note text;
