ALTER TYPE status ADD VALUE 'paused' AFTER 'open';
