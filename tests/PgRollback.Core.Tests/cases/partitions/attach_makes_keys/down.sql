ALTER TABLE public.p DETACH PARTITION public.q;
ALTER TABLE public.q DROP CONSTRAINT p_ref_fkey;
DROP INDEX public.q_note_idx;
ALTER TABLE public.q DROP CONSTRAINT q_k_key;
ALTER TABLE public.q DROP CONSTRAINT q_pkey;
