CREATE TABLE item (id int PRIMARY KEY, parent int);
CREATE TABLE found (id int);

CREATE FUNCTION below(top int) RETURNS TABLE (item_id int) LANGUAGE plpgsql AS $$
BEGIN
    IF top > 0 THEN
        CREATE TEMP TABLE found ON COMMIT DROP AS SELECT id FROM item WHERE parent = top;
    END IF;
    RETURN QUERY SELECT id FROM item;
    DROP TABLE found;
END
$$;
