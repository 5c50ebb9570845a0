CREATE TABLE things (kind text, size int, CHECK (kind <> 'x' OR tableoid <> 0));
