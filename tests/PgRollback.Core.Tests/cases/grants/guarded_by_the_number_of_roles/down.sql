DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_anybody') THEN
        REVOKE UPDATE ON TABLE public.older FROM pgrollback_anybody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE SELECT ON TABLE public.older FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_somebody') THEN
        REVOKE INSERT ON TABLE public.older FROM pgrollback_somebody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DROP TABLE public.newer;
