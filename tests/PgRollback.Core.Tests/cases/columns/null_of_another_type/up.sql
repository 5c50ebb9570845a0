ALTER TABLE person
    ALTER phone SET DEFAULT '',
    ALTER mail SET DEFAULT '',
    ALTER street SET DEFAULT '',
    ALTER town SET DEFAULT '',
    ALTER number SET DEFAULT 1,
    ALTER tags SET DEFAULT '{}',
    ALTER mood SET DEFAULT 'happy',
    ALTER twice SET DEFAULT '';
