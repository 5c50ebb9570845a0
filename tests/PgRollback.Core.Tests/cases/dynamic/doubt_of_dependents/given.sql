CREATE TABLE work (id int PRIMARY KEY, tenant_1 int);
CREATE VIEW tenants AS SELECT tenant_1 FROM work;
CREATE TABLE other (id int, tenant int);
CREATE TABLE tenant (id int);
INSERT INTO work VALUES (1, 2);
INSERT INTO other VALUES (1, 2);
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT id FROM tenant LOOP
        EXECUTE format('ALTER TABLE work DROP COLUMN IF EXISTS tenant_%s CASCADE', r.id);
    END LOOP;
END $$;
