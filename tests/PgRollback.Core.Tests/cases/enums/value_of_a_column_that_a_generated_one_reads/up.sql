ALTER TYPE reason ADD VALUE 'no_address';
