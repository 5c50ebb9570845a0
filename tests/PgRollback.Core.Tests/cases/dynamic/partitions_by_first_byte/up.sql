CREATE TABLE versions (id bytea NOT NULL, version bigint NOT NULL, PRIMARY KEY (id, version)) PARTITION BY RANGE (id);
DO $$
DECLARE
    lo text;
    hi text;
BEGIN
    FOR i IN 0..6 LOOP
        lo := LPAD(TO_HEX(i * 16), 2, '0');
        hi := LPAD(TO_HEX(i * 16 + 16), 2, '0');
        EXECUTE FORMAT($F$
            CREATE TABLE versions_%1$s PARTITION OF versions FOR VALUES FROM (E'\\x%1$s00') TO (E'\\x%2$s00');
        $F$, lo, hi);
        EXECUTE 'CREATE INDEX ON versions_' || right('0' || lo, 2) || ' (' || substr('xversion', 2) || rpad('', 1) || ')';
    END LOOP;
END;
$$ LANGUAGE plpgsql;
