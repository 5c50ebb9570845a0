DROP TYPE float_range;
