"""Digests of all that the site is made from, so that only what has changed is made again: pages, and files of many pages."""
