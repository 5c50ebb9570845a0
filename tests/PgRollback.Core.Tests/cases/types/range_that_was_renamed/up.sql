DROP TYPE stretch;
