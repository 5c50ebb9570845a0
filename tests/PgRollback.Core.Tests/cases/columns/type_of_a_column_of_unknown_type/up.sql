ALTER TABLE copied ALTER COLUMN bucket TYPE varchar(5) USING to_char(bucket, 'fm000');
ALTER TABLE copied ALTER COLUMN code TYPE varchar(3) USING left(code, 3);
