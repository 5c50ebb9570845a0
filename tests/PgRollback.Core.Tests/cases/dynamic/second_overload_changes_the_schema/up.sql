-- pgrollback: accept-data-loss slugs stay
UPDATE projects SET slug = prepare(slug);
