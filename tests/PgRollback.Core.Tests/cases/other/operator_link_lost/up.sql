DROP OPERATOR <<< (pair, pair);
