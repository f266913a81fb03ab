"""Which sentence of a page stands where in a locale, and what is known of it."""
