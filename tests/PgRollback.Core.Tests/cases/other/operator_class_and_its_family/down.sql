DROP OPERATOR FAMILY public.gone USING btree;
DROP OPERATOR FAMILY public.backwards USING btree;
