"""All pages: which files are the same page in other languages, and how they are read."""

from refgen.corpus.layout import Tree, scan_tree
from refgen.corpus.load import read_file, read_pages
from refgen.corpus.toc import TocNode

__all__ = ["TocNode", "Tree", "read_file", "read_pages", "scan_tree"]
