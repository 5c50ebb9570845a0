ALTER TABLE public.b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES public.a (id);
ALTER TABLE public.b ADD CONSTRAINT b_other FOREIGN KEY (other_id) REFERENCES public.a (id) ON DELETE CASCADE;
