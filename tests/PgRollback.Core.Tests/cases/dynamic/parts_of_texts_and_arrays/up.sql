DO $$ DECLARE names text[] := ARRAY['t_a', 't_b']; BEGIN
  FOR i IN array_lower(names, 1) .. array_upper(names, 1) LOOP
    IF position('_' IN names[i]) = 2 THEN
      EXECUTE format('ALTER TABLE %I ADD COLUMN %I int', substring(names[i] FROM 3), substring(names[i] FOR 1));
    END IF;
  END LOOP;
END $$;
