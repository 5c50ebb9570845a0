GRANT EXECUTE ON FUNCTION total(int) TO case_reader;
