"""A version number was localized, changed or lost.

What: Versions and build numbers keep their points and digits, in every language. A number is one where something says
    so: a product or "version" before it, "or later" behind it, three parts. Other decimals are for `quantity`.
Why: `.NET Framework 3,5` finds nothing in a search, and `2.0` read as `20` is another product.
Bad: `.NET Framework 3.5` translated as `.NET Framework 3,5`
Good: `.NET Framework 3.5`
Fix: Write the version as the English does; `--fix` does where the changed one can be told.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.mangled import find_mangled
from refgen.drift.message import say
from refgen.drift.numbers import decimal_marks
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.drift.versions import versions_in
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("version", Family.CODE, Severity.ERROR, Scope.SEGMENT, rank=25, needs=frozenset({Kind.VERSION}))

_GROUPED = late(r"\d{1,3}(?:\.\d{3})+")
"""Digits in groups of three: a quantity in the languages that write them so."""
_DOTTED = late(r"(?<![\d.])\d+(?:\.\d+)+(?![\d])")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the versions."""
    text = pair.target.visible
    wanted = [token.text.lstrip("vV") for token in versions_in(pair.source, pair.target)]
    dotted = _written_in(text)
    lost = [version for version in dict.fromkeys(wanted) if version not in dotted]
    known = _written_in(pair.source.text)
    if "," in decimal_marks(pair.source_locale):
        # The source is a translation that has localized it: that is no fault of this one.
        known |= _written_in(pair.source.text.replace(",", "."))
    candidates = pair.target.of(Kind.VERSION) if lost else versions_in(pair.target, pair.source)
    foreign = [token for token in candidates if token.text.lstrip("vV") not in known]
    for version in lost:
        if place := find_mangled(version, text):
            written = text[place[0] : place[1]]
            yield Problem(
                say("The version {name} is written “{written}”", name=version, written=written),
                place[0],
                (version,),
                (Fix(*place, version),),
            )
        elif len(lost) == len(foreign) == 1:
            token = foreign[0]
            start = token.end - len(token.text.lstrip("vV"))
            repairs = (Fix(start, token.end, version),)
            yield Problem(
                say("The version {name} is written “{written}”", name=version, written=token.text),
                start,
                (version, token.text),
                repairs,
            )
        else:
            yield Problem(say("The version {name} is lost", name=version), 0, (version,))
    yield from _split(pair)
    if not lost:
        for token in foreign:
            if not _GROUPED.fullmatch(token.text):
                yield Problem(
                    say("The version {name} is not in the English", name=token.text), token.start, (token.text,)
                )


def _split(pair: SegmentPair) -> Iterator[Problem]:
    """Versions whose `v` a blank has come behind: `v 1.0.3705` is no folder, and no string that a function takes."""
    text = pair.target.visible
    for version in dict.fromkeys(token.text for token in pair.source.of(Kind.VERSION) if token.text[0] in "vV"):
        apart = re.search(rf"(?<!\w)v[ \u00a0]{re.escape(version[1:])}(?![\w.]*\d)", text, re.IGNORECASE)
        if apart and version not in text:
            yield Problem(
                say("The version {name} is written “{written}”", name=version, written=apart[0]),
                apart.start(),
                (version,),
                (Fix(apart.start(), apart.end(), version),),
            )


def _written_in(text: str) -> set[str]:
    """All numbers with dots in a text; at the start of a line Markdown has a backslash before the first one."""
    return set(_DOTTED.findall(text.replace("\\.", ".")))
