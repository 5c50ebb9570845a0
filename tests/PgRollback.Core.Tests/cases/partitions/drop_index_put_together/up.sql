DROP INDEX p_note;
