UPDATE message SET state = 'old' WHERE rank = id AND at = now();
UPDATE message SET state = 'rejected' WHERE state = "rejected";
ALTER TABLE message DROP COLUMN rejected;
