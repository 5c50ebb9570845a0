CREATE TABLE t (id int, ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé_ünïcödé int);
