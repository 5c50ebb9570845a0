DROP OPERATOR === (int, text);
