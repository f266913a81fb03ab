"""Front matter, and what goes with whole pages."""
