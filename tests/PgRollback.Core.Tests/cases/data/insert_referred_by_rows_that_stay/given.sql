CREATE TABLE regions (id int PRIMARY KEY, name text);
CREATE TABLE areas (region int REFERENCES regions, code text);
