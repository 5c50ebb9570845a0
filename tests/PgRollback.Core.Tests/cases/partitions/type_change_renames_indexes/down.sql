ALTER TABLE public.p ALTER COLUMN note TYPE text USING note::text;
ALTER INDEX public.r_note_idx RENAME TO q_note_idx;
ALTER INDEX public.r_id_note_key RENAME TO q_id_note_key;
COMMENT ON INDEX public.q_note_idx IS 'gone with the type';
