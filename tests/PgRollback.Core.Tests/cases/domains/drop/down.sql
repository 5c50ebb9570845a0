CREATE DOMAIN public.amount AS numeric(10,2) DEFAULT 0 NOT NULL;
COMMENT ON DOMAIN public.amount IS 'money';
ALTER DOMAIN public.amount ADD CONSTRAINT positive CHECK (VALUE >= 0);
COMMENT ON CONSTRAINT positive ON DOMAIN public.amount IS 'p';
