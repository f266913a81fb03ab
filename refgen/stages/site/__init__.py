"""From all of it to the site."""
