ALTER TABLE items ADD CONSTRAINT items_note_needed NOT NULL note;
