DROP EXTENSION "uuid-ossp", pgcrypto CASCADE;
