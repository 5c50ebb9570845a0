CREATE TABLE items (id int PRIMARY KEY, note text CONSTRAINT items_note_needed NOT NULL);
