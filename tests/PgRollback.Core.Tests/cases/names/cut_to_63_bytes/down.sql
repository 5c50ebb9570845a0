ALTER TABLE public.t DROP CONSTRAINT "t_ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïc_check";
ALTER TABLE public.t DROP CONSTRAINT "t_ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcöd_key";
ALTER TABLE public.t DROP COLUMN "ein_name_der_länger_ist_als_postgresql_ihn_haben_will_und_noch";
