ALTER TABLE public.p DETACH PARTITION public.q;
ALTER TABLE public.q DROP CONSTRAINT q_k_key;
CREATE INDEX p_note ON public.p (note);
