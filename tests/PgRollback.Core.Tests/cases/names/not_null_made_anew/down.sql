-- on 0 to 17: nothing
-- on 18 and later: ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO earlier_a_not_null
ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO earlier_a_not_null;
COMMENT ON TABLE public.t IS NULL;
-- on 0 to 17: nothing
-- on 18 and later: ALTER TABLE public.parent RENAME CONSTRAINT parent_b_not_null TO parent_a_not_null
ALTER TABLE public.parent RENAME CONSTRAINT parent_b_not_null TO parent_a_not_null;
