ALTER TABLE public.t RENAME COLUMN a TO b;
-- on 0 to 17: nothing
-- on 18 and later: ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO t_b_not_null
ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO t_b_not_null;
ALTER TABLE public.t ADD COLUMN a integer NOT NULL;
