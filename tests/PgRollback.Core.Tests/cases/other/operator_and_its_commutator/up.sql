CREATE OPERATOR >>> (LEFTARG = pair, RIGHTARG = pair, FUNCTION = below, COMMUTATOR = <<<, RESTRICT = scalarltsel);
DROP OPERATOR !!! (NONE, pair);
