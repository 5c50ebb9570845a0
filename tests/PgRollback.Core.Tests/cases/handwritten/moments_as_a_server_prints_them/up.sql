DROP VIEW recent, older;
