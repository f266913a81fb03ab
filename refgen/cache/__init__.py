"""What runs keep for those after them: results by content in files, and in the memory of a process that runs again."""
