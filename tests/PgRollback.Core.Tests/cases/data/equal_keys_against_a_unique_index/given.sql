CREATE TABLE regimes (id serial PRIMARY KEY, prison varchar(5), starts time);
CREATE UNIQUE INDEX regimes_prison ON regimes (prison);
