UPDATE t SET state = 'active' WHERE state = 'open';
