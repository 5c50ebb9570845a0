ALTER TABLE public.t NO FORCE ROW LEVEL SECURITY;
DROP POLICY d ON public.t;
DROP POLICY c ON public.t;
CREATE POLICY b ON public.t USING (true);
CREATE POLICY a ON public.t AS RESTRICTIVE FOR UPDATE TO case_reader, case_writer USING (owner = current_user) WITH CHECK (id > 0);
COMMENT ON POLICY a ON public.t IS 'a';
