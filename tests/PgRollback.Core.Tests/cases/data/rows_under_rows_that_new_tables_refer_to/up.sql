CREATE TABLE mappings (code text PRIMARY KEY, region int NOT NULL REFERENCES regions);
INSERT INTO areas VALUES (2, 'National');
INSERT INTO regions VALUES (2, 2);
INSERT INTO mappings VALUES ('N41', 2);
