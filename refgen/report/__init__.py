"""Drift findings in the formats that people and programs read: one list of findings, never changed by any of them."""

from refgen.report.formats import FORMATS, render, stretches_of
from refgen.report.language import in_language
from refgen.report.summary import Summary, exit_status, summarize

__all__ = [
    "FORMATS",
    "Summary",
    "exit_status",
    "in_language",
    "render",
    "stretches_of",
    "summarize",
]
