DROP ROLE pgr_case_older;
