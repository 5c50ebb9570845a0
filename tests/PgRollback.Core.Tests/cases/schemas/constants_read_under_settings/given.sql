SET DateStyle = 'ISO, DMY';
CREATE TABLE dated (id int, made date DEFAULT '01/02/2020', CONSTRAINT late CHECK (made > '3-4-2019'));
RESET DateStyle;
SET standard_conforming_strings = off;
CREATE DOMAIN code AS text CHECK (VALUE <> 'a\\b');
