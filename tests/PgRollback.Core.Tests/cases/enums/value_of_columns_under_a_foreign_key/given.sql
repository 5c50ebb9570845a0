CREATE TYPE measure AS ENUM ('course', 'degree');
CREATE TABLE measures (code measure PRIMARY KEY, title text);
CREATE TABLE elements (id int PRIMARY KEY, code measure NOT NULL DEFAULT 'course' REFERENCES measures ON DELETE CASCADE, other measure REFERENCES measures);
INSERT INTO measures VALUES ('course', 'A course'), ('degree', 'A degree');
INSERT INTO elements VALUES (1, 'course', 'degree');
