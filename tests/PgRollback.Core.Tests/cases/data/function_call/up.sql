SELECT clean();
