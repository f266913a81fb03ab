"""The marks of a merge that was left unfinished: the page has two versions of a text, and lines that are none."""

import re

from refgen.ops.reader import Reader
from refgen.text import Severity
from refgen.text.late import late

_BEGIN = "<<<<<<< "
_OURS = late(r"^<{7} ", re.MULTILINE)
_MIDDLE = late(r"^={7}\r?$", re.MULTILINE)
_THEIRS = late(r"^>{7} ", re.MULTILINE)


def report_merge_marks(reader: Reader) -> None:
    """Report the first merge of a page that nobody finished, also in code."""
    text = reader.source.text
    # One mark behind the other: a single pattern would seek the last one anew behind each pair of the others.
    begin = _OURS.search(text) if _BEGIN in text else None
    middle = begin and _MIDDLE.search(text, begin.end())
    if begin and middle and _THEIRS.search(text, middle.end()):
        remedy = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        reader.report(begin.start(), "unfinished-merge", "The page has the marks of a merge", remedy, Severity.ERROR)
