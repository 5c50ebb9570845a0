ALTER TYPE state ADD VALUE 'cancelled';
