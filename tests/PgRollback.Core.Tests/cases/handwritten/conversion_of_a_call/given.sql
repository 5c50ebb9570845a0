CREATE FUNCTION norm(varchar) RETURNS varchar LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (name varchar(255), other varchar(255));
CREATE INDEX t_norm ON t (norm(name));
CREATE INDEX t_lower ON t (lower(other));
