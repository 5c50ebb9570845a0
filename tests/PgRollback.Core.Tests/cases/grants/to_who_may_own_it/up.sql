GRANT SELECT ON owned TO postgres;
CREATE TABLE made (id int);
GRANT SELECT ON made TO postgres;
GRANT SELECT ON t TO postgres WITH GRANT OPTION;
