CREATE TABLE days (day date PRIMARY KEY);
