ALTER INDEX public.renamed_key RENAME TO r_id_note_key;
ALTER INDEX public.renamed RENAME TO r_note_idx;
