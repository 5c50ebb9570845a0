CREATE UNIQUE INDEX measured_id ON measured (id);
