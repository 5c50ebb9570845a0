CREATE TABLE lease (id text NOT NULL, CONSTRAINT lease_pk PRIMARY KEY (id));
CREATE UNIQUE INDEX lease_twin ON lease (id);
CREATE TABLE holder (id int, lease text, CONSTRAINT holder_lease FOREIGN KEY (lease) REFERENCES lease (id) ON DELETE SET NULL);
