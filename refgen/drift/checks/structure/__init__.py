"""Parts of a page that are missing, extra, out of order or broken."""
