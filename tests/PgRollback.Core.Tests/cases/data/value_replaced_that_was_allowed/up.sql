UPDATE t SET state = 'closed' WHERE state = 'open';
