CREATE TYPE _address AS (street text, town text);
CREATE DOMAIN address AS _address;
CREATE TYPE _color AS ENUM ('red');
CREATE TYPE color AS ENUM ('red');
