"""Drift: every page checked, and the reports."""
