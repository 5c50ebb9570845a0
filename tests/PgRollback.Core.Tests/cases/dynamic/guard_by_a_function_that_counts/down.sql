ALTER TABLE public.proposals RENAME COLUMN data_old TO data;
ALTER TABLE public.proposals ALTER COLUMN data SET NOT NULL;
