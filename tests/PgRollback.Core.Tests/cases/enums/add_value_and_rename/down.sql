ALTER TYPE public.state RENAME TO status;
ALTER TYPE public.status RENAME VALUE 'opened' TO 'open';
