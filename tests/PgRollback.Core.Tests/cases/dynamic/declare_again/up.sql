DO $$
DECLARE a text := 'kinds_a';
DECLARE b text := 'kinds_b';
    declare c text := described('public', 'kinds');
BEGIN
    EXECUTE format('CREATE INDEX %I ON kinds (note)', a);
    EXECUTE format('CREATE INDEX %I ON kinds (note, code)', b);
    EXECUTE 'CREATE TABLE copies (' || c || ')';
END $$;
