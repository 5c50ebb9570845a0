ALTER VIEW v RESET (check_option);
ALTER VIEW w SET (check_option = local);
DROP VIEW x;
