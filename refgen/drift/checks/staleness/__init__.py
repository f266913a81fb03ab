"""Translations of an English that has changed."""
