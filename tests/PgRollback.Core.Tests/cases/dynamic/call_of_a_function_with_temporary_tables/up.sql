SELECT remove_leaves();
