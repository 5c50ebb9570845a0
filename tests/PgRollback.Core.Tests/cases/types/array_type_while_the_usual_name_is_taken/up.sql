DROP DOMAIN address;
DROP TYPE _address;
DROP TYPE color;
