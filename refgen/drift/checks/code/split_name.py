"""A name is pulled apart on a page that has no English to hold it against.

What: A file name with a blank before its ending (`MSCorEE. h`), or a `::` with blanks around it, on a page that exists in
    no English and in no side-by-side locale. Where there is English, `file-name` and `identifier` know better.
Why: Readers paste the name into `#include` and into searches.
Bad: `**En-tête :** MSCorEE. h`
Good: `**En-tête :** MSCorEE.h`
Fix: Write the name in one piece; `--fix` does.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.place import file_offset
from refgen.drift.tokens import EXTENSIONS
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("split-name", Family.CODE, Severity.ERROR, Scope.PAGE, rank=20)

_SPLIT = late(
    rf"(?<![\w.])[A-Za-z][A-Za-z0-9_]*[ \u00a0]?[.。．][ \u00a0](?:{'|'.join(EXTENSIONS)})(?![\w(]|\.\w)"
    r"|(?<![\w:])[A-Z]\w*[ \u00a0]*(?:::|：：)[ \u00a0]+[A-Z]\w*"
)
_CODE = late(r"`[^`]*`|\]\([^()]*\)")
_BLANKS = late("[ \u00a0]+")


def check(view: PageView) -> Iterator[PageProblem]:
    """Look at every segment of a page that stands alone."""
    if view.aligned.has_english:
        return
    for number, slot in view.pairs:
        text = slot.target.text
        visible = _CODE.sub(lambda match: "\0" * len(match[0]), text)
        for match in _SPLIT.finditer(visible):
            name = _BLANKS.sub("", match[0]).replace("。", ".").replace("．", ".").replace("：", ":")
            start = file_offset(view.translation.view, slot.target, match.start())
            end = file_offset(view.translation.view, slot.target, match.end())
            repairs = (Fix(start, end, name),)
            yield PageProblem(
                say("{name} is written “{written}”", name=name, written=match[0]),
                start,
                "",
                text,
                (name,),
                repairs,
                slot=number,
            )
