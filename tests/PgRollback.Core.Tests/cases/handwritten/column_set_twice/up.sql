-- pgrollback: accept-data-loss more
UPDATE t SET widgets = array_append(widgets, 'a');
