CREATE TABLE courses (id int PRIMARY KEY, title text NOT NULL, code text NOT NULL);
CREATE TABLE courses_history (LIKE courses);
