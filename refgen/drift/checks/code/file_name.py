"""The name of a file, header or library was split, changed, translated or lost.

What: Every file name of the English stands in the translation, character by character. A difference of case alone is
    information, since the English itself varies and Windows does not mind.
Why: Readers paste the name into `#include` and into linker options.
Bad: `Requires alink.h.` translated as `Richiede ALink. h.`
Good: `Richiede alink.h.`
Fix: Write the English name; `--fix` does where the changed name can be told.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.finding import Fix
from refgen.drift.mangled import find_exact, find_mangled
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import EXTENSIONS, Kind, Token
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("file-name", Family.CODE, Severity.ERROR, Scope.SEGMENT, rank=20, needs=frozenset({Kind.FILE}))

_LOOSE = late(
    rf"(?<![\w.])[A-Za-zÀ-ÿ0-9_\-]+[ \u00a0]?[.。．][ \u00a0]{{0,2}}(?:{'|'.join(EXTENSIONS)})(?![A-Za-z0-9_(]|\.[A-Za-z])",
    re.IGNORECASE,
)
_LABEL = late(r"(?:\*\*|__)[^*_]+(?:\*\*|__)[ \u00a0]*(?:[:：][ \u00a0]*)?(?P<rest>\S.*?)\s*$", re.DOTALL)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the file names outside code and links."""
    if sorted(pair.source.texts_of(Kind.FILE)) == sorted(pair.target.texts_of(Kind.FILE)):
        return
    names = pair.source.texts(Kind.FILE)
    text = pair.target.visible
    lost = [name for name in names if find_exact(name, text) < 0]
    foreign: list[re.Match[str] | Token] = [
        match for match in _LOOSE.finditer(pair.target.prose)
        if match[0].replace(" ", "").lower() not in {name.lower() for name in names}
    ]  # fmt: skip
    foreign += [token for token in pair.target.of(Kind.FILE) if token.text.lower() not in map(str.lower, names)]
    if lost and (labelled := _labelled(pair, lost)):
        yield labelled
        return
    for name in lost:
        if place := find_mangled(name, text):
            written = text[place[0] : place[1]]
            severity = Severity.INFO if written.lower() == name.lower() else None
            repairs: tuple[Fix, ...] = (Fix(*place, name),)
            yield Problem(
                say("{name} is written “{written}”", name=name, written=written), place[0], (name,), repairs, severity
            )
        elif len(lost) == 1 and (places := sorted({_extent(match) for match in foreign})):
            place = places[0]
            same_ending = (
                text[place[0] : place[1]].rpartition(".")[2].strip().lower() == name.rpartition(".")[2].lower()
            )
            repairs = (Fix(*place, name),) if len(places) == 1 and same_ending else ()
            yield Problem(
                say("{name} is written “{written}”", name=name, written=text[place[0] : place[1]]),
                place[0],
                (name,),
                repairs,
            )
        elif place := _stem(name, lost, text):
            message = say("{name} has lost its ending", name=name)
            yield Problem(message, place[0], (name,), (Fix(*place, name),))
        else:
            yield Problem(say("The file name {name} is lost", name=name), 0, (name,))


def _labelled(pair: SegmentPair, lost: list[str]) -> Problem | None:
    """`**Header:** a.h, b.h`: nothing but names stands behind the label, so all of it can be put back at once."""
    ours, theirs = _LABEL.match(pair.source.text), _LABEL.match(pair.target.text)
    if not ours or not theirs or facts(ours["rest"]).words or not facts(ours["rest"]).of(Kind.FILE):
        return None
    written, wanted = theirs["rest"], ours["rest"]
    severity = Severity.INFO if written.lower() == wanted.lower() else None
    fix = Fix(theirs.start("rest"), theirs.end("rest"), wanted)
    return Problem(
        say("{name} is written “{written}”", name=", ".join(lost), written=written),
        fix.start,
        tuple(lost),
        (fix,),
        severity,
    )


def _stem(name: str, lost: list[str], text: str) -> tuple[int, int] | None:
    """Where the name without its ending stands, if that is certain."""
    stem = name.rpartition(".")[0]
    at = find_exact(stem, text)
    is_alone = at >= 0 and find_exact(stem, text, at + len(stem)) < 0
    is_certain = is_alone and sum(other.startswith(f"{stem}.") for other in lost) == 1
    # before another ending it is another file, which has lost nothing
    is_other = is_alone and re.match(r"\.\w", text[at + len(stem) :]) is not None
    return (at, at + len(stem)) if is_certain and not is_other else None


def _extent(found: re.Match[str] | Token) -> tuple[int, int]:
    if isinstance(found, re.Match):
        return found.span()
    return found.start, found.end
