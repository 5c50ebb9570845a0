SELECT audit.prepare();
CREATE TABLE log (id int);
