"""Markdown of pages → HTML in a locale, harmless whatever stands in it."""
