CREATE TABLE log (id int);
INSERT INTO log SELECT item_id FROM below(0);
