UPDATE t SET a = upper(a);
