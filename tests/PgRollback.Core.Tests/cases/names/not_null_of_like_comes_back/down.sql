-- on 18 and later: ALTER TABLE public.courses_history ADD CONSTRAINT courses_title_not_null NOT NULL title
ALTER TABLE public.courses_history ALTER COLUMN title SET NOT NULL;
-- on 18 and later: ALTER TABLE public.courses ADD CONSTRAINT courses_title_not_null NOT NULL title
ALTER TABLE public.courses ALTER COLUMN title SET NOT NULL;
-- on 18 and later: ALTER TABLE public.courses ADD CONSTRAINT courses_code_not_null NOT NULL code
ALTER TABLE public.courses ALTER COLUMN code SET NOT NULL;
