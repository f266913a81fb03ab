"""The marks of a merge that was left unfinished: the page has two versions of a text, and lines that are none."""

import re

from refgen.ops.reader import Reader
from refgen.text import Severity
from refgen.text.late import late

_BEGIN = "<<<<<<< "
_MERGE = late(r"^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} ", re.MULTILINE)


def report_merge_marks(reader: Reader) -> None:
    """Report the first merge of a page that nobody finished, also in code."""
    text = reader.source.text
    if _BEGIN in text and (found := _MERGE.search(text)):
        remedy = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        reader.report(found.start(), "unfinished-merge", "The page has the marks of a merge", remedy, Severity.ERROR)
