SELECT 1 FROM audit('receivers');
