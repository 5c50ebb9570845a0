DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT unnest(ARRAY['a', 'b']) LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN made int', t);
  END LOOP;
END $$;
