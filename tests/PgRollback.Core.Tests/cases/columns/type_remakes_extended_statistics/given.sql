CREATE TABLE places (town text, zip int);
CREATE STATISTICS town_zip ON town, zip FROM places;
CREATE STATISTICS of_zip ON (zip / 100) FROM places;
ALTER STATISTICS town_zip SET STATISTICS 500;
COMMENT ON STATISTICS town_zip IS 'towns have few';
