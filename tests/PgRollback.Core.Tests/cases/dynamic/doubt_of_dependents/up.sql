DROP VIEW tenants;
