"""From files to pages: read in all their locales, aligned, and what each says of the API."""
