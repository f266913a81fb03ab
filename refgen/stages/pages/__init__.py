"""From files to pages: read in all their locales, aligned, what each says of the API and the model of all, and their exchange with translators."""
