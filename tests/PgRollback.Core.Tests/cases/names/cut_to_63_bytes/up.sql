ALTER TABLE t ADD COLUMN ein_name_der_länger_ist_als_postgresql_ihn_haben_will_und_noch_länger int;
ALTER TABLE t ADD CHECK (ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé > 0), ADD UNIQUE (ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé);
