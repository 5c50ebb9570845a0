ALTER VIEW v RENAME COLUMN value TO val;
ALTER VIEW v RENAME TO w;
ALTER VIEW w SET (security_invoker = true);
