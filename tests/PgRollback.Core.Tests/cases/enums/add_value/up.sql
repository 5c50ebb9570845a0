ALTER TYPE status ADD VALUE 'paused' BEFORE 'closed';
ALTER TYPE status ADD VALUE IF NOT EXISTS 'open';
