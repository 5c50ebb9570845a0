CREATE CAST (pair AS text) WITH FUNCTION to_text(pair);
