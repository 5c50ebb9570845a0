UPDATE t SET a = a || '!';
