DROP FUNCTION shared();
