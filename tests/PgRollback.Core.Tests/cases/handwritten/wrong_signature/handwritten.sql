DROP FUNCTION f(uuid, text, timestamp);
