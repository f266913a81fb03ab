"""One reference page in one locale."""
