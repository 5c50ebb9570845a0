-- The replaced trigger function at work: the second UPDATE changes nothing.
UPDATE brands SET description = 'Fills the gaps' WHERE slug = 'aether';
UPDATE brands SET description = description WHERE slug = 'aether';
