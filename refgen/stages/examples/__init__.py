"""Examples, run against the reference."""
