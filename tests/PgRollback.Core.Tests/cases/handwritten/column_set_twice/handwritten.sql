UPDATE t SET widgets[1] = 'b', widgets[2] = 'c', p = NULL;
UPDATE t SET widgets = array_remove(widgets, 'a'), widgets = array_remove(widgets, 'b');
