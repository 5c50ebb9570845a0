DROP INDEX public.p_note;
CREATE INDEX p_note ON ONLY public.p (note);
CREATE INDEX q_note ON public.q (note);
DROP INDEX public.q_note;
