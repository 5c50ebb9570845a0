DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON SEQUENCES FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE UPDATE ON SEQUENCES FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE EXECUTE ON FUNCTION public.f() FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE USAGE ON SEQUENCE public.numbers FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE SELECT (id) ON TABLE public.older FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE UPDATE (name) ON TABLE public.older FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE CREATE ON SCHEMA public FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        REVOKE USAGE ON SCHEMA public FROM pgrollback_nobody;
    END IF;
END
$guarded$;
DROP TABLE public.newer;
