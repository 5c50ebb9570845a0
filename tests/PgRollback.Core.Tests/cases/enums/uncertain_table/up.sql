ALTER TYPE state ADD VALUE 'late';
