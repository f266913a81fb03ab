"""Where translations no longer say what the canonical page says."""
