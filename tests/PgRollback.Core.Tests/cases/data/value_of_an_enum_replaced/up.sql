ALTER TYPE state ADD VALUE 'active';
COMMIT;
UPDATE t SET state = 'active' WHERE state = 'open';
