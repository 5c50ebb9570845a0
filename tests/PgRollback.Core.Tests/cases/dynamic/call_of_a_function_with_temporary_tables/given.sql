CREATE TABLE item (id int PRIMARY KEY, parent int);
CREATE VIEW leaf AS SELECT id FROM item WHERE parent IS NOT NULL;

CREATE FUNCTION below(top int) RETURNS TABLE (item_id int) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMP TABLE found ON COMMIT DROP AS SELECT id FROM item WHERE parent = top;
    CREATE INDEX found_id ON found (id);
    ALTER TABLE found ADD COLUMN seen boolean;
    RETURN QUERY SELECT id FROM found;
    DROP TABLE found;
END
$$;

CREATE FUNCTION remove_leaves() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMP TABLE gone ON COMMIT DROP AS SELECT * FROM below(1);
    DROP VIEW IF EXISTS leaf;
    RETURN 1;
END
$$;
