CREATE TABLE older (id int, name text);
CREATE SEQUENCE numbers;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 1$$;
