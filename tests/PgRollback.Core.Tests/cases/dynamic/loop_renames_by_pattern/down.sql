ALTER TABLE public.b RENAME CONSTRAINT b_a_id_fkey TO ref;
ALTER INDEX public.a_code_part_uq RENAME TO a_code_part_key;
