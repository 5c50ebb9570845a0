-- on 18 and later: ALTER TABLE public.copy ADD CONSTRAINT t_id_not_null NOT NULL id
ALTER TABLE public.copy ALTER COLUMN id SET NOT NULL;
-- on 18 and later: ALTER TABLE public.copy ADD CONSTRAINT a_there NOT NULL a
ALTER TABLE public.copy ALTER COLUMN a SET NOT NULL;
