ALTER INDEX r_note_idx RENAME TO renamed;
ALTER TABLE r RENAME CONSTRAINT r_id_note_key TO renamed_key;
