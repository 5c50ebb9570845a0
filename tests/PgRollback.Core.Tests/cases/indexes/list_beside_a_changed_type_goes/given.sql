CREATE TABLE payments (id int, amount int, state varchar(20));
CREATE UNIQUE INDEX payments_open ON payments (amount) WHERE state IN ('open', 'sent');
ALTER TABLE payments ALTER COLUMN amount TYPE bigint;
