UPDATE t SET a = left(a, -1);
