ALTER TYPE status RENAME VALUE 'open' TO 'opened';
ALTER TYPE status RENAME TO state;
