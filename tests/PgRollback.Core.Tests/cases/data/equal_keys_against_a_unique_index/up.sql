-- pgrollback: accept-data-loss the regimes are set up anew
DROP INDEX regimes_prison;
INSERT INTO regimes (prison, starts) VALUES ('IWI', '08:25');
INSERT INTO regimes (prison, starts) VALUES ('RSI', '08:25'), ('IWI', '09:25');
