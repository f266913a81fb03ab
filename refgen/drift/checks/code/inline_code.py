"""Inline code was changed, translated or lost.

What: What stands between backticks in the English stands between backticks in the translation, as often. The order
    may change, and a translation may repeat one.
Why: Inline code is what the reader types.
Bad: "Set to `true`." translated as "Impostare su `vero`."
Good: "Impostare su `true`."
Fix: Put the English code back; `--fix` does where the changed code can be told.
"""

from collections import Counter
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.mangled import find_exact
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info(
    "inline-code", Family.CODE, Severity.ERROR, Scope.SEGMENT, is_shared=True, rank=15, needs=frozenset({Kind.CODE})
)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the inline code as multisets."""
    is_same = pair.source.texts_of(Kind.CODE) == pair.target.texts_of(Kind.CODE)
    if is_same or (wanted := _codes(pair.source)) == (given := _codes(pair.target)):
        return
    foreign = [token for token in pair.target.of(Kind.CODE) if not all(part in wanted for part in _parts(token.text))]
    lost = [code for code in (wanted - given) if not given[code]]
    gone: list[str] = []
    for code in lost:
        if len(lost) == len(foreign) == 1:
            token = foreign[0]
            ticks = token.text[: len(token.text) - len(token.text.lstrip("`"))]
            repairs: tuple[Fix, ...] = (Fix(token.start, token.end, f"{ticks}{code}{ticks}"),)
            yield Problem(
                say("{name} is written “{written}”", name=f"`{code}`", written=token.text),
                token.start,
                (code, _inside(token.text)),
                repairs,
            )
        elif (at := find_exact(code, pair.target.text)) >= 0:
            in_prose = find_exact(code, pair.target.prose)
            at = in_prose if in_prose >= 0 else at
            repairs = (Fix(at, at + len(code), f"`{code}`"),) if in_prose >= 0 else ()
            yield Problem(say("{name} is not marked as code", name=f"`{code}`"), at, (code,), repairs, Severity.WARNING)
        else:
            gone.append(code)
    if gone:
        yield Problem(say("The code {name} is lost", name=", ".join(f"`{code}`" for code in gone)), 0, tuple(gone))
    if not lost:
        for token in foreign:
            if _inside(token.text) not in pair.source.text:
                yield Problem(
                    say("The code {name} is not in the English", name=token.text), token.start, (_inside(token.text),)
                )
        fewer = [code for code in (wanted - given) if given[code] < wanted[code]]
        if fewer and not foreign and sum(given.values()) < sum(wanted.values()):
            said = ", ".join(f"`{code}`" for code in fewer)
            yield Problem(
                say("The code {name} stands fewer times than in the English", name=said),
                0,
                tuple(fewer),
                (),
                Severity.WARNING,
            )


def _codes(facts: Facts) -> Counter[str]:
    return Counter(part for token in facts.of(Kind.CODE) for part in _parts(token.text))


def _parts(text: str) -> list[str]:
    """The code of a span, or of two that touch, which Markdown reads as one."""
    return [part.strip() for part in _inside(text).split("``")] if not text.startswith("``") else [_inside(text)]


def _inside(text: str) -> str:
    return text.strip("`").strip().replace("\\|", "|")
