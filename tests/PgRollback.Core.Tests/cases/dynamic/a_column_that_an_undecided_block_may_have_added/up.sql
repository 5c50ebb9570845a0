DO $$
BEGIN
    IF inet_server_port() IS NOT NULL THEN
        ALTER TABLE item ADD COLUMN owner_id uuid DEFAULT gen_random_uuid();
    END IF;
END
$$;
ALTER TABLE item ALTER COLUMN owner_id DROP DEFAULT;
ALTER TABLE item ADD CONSTRAINT item_owner_key UNIQUE (owner_id);
COMMENT ON CONSTRAINT item_owner_key ON item IS 'of the server alone';
