CREATE TABLE roles (name text PRIMARY KEY);
CREATE TABLE members (id int PRIMARY KEY, role text REFERENCES roles ON DELETE CASCADE, was text REFERENCES roles ON DELETE SET NULL);
CREATE TABLE audits (id int PRIMARY KEY, role text REFERENCES roles);
