INSERT INTO regions VALUES (1, 'north');
CREATE TABLE areas (region int REFERENCES regions, code text);
INSERT INTO areas VALUES (1, 'N1');
