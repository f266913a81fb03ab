"""What pages need to know of each other."""
