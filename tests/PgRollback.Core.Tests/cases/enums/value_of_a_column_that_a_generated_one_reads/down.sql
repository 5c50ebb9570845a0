DROP INDEX public.mails_skipped;
ALTER TABLE public.mails DROP COLUMN is_skipped;
ALTER TYPE public.reason RENAME TO reason_pgrollback;
CREATE TYPE public.reason AS ENUM ('unsubscribed', 'deleted');
ALTER TABLE public.mails ALTER COLUMN reason TYPE public.reason USING reason::text::public.reason;
DROP TYPE public.reason_pgrollback;
ALTER TABLE public.mails ADD COLUMN is_skipped boolean GENERATED ALWAYS AS (reason IS NOT NULL) STORED NOT NULL;
CREATE INDEX mails_skipped ON public.mails (is_skipped) WHERE is_skipped;
