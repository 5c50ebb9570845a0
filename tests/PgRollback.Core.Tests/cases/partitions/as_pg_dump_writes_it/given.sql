CREATE TABLE public.p (
    k integer NOT NULL,
    note text
)
PARTITION BY LIST (k);
CREATE TABLE public.q (
    k integer NOT NULL,
    note text
);
ALTER TABLE ONLY public.p ATTACH PARTITION public.q FOR VALUES IN (1);
ALTER TABLE ONLY public.p ADD CONSTRAINT p_pkey PRIMARY KEY (k);
ALTER TABLE ONLY public.q ADD CONSTRAINT q_pkey PRIMARY KEY (k);
CREATE INDEX p_note ON ONLY public.p USING btree (note);
CREATE INDEX q_note_idx ON public.q USING btree (note);
ALTER INDEX public.p_note ATTACH PARTITION public.q_note_idx;
ALTER INDEX public.p_pkey ATTACH PARTITION public.q_pkey;
