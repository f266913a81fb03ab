"""An HTML tag was lost, changed or translated.

What: The tags of the English stand in the translation, as often; line breaks may differ, and a blank inside the brackets is
    no loss.
Why: An unclosed or lost tag changes how the rest of the page shows, and a translated one shows as text.
Bad: `H<sub>2</sub>O` translated as `H2</sub>O`
Good: `H<sub>2</sub>O`
Fix: Copy the tags from the English.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.message import Message, say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info(
    "html-tag", Family.CODE, Severity.WARNING, Scope.SEGMENT, is_shared=True, rank=35, needs=frozenset({Kind.TAG})
)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the tags by name."""
    wanted, given = _tags(pair.source), _tags(pair.target)
    lost = sorted(tag for tag in wanted - given if not _has_blanks_in(pair.target.text, tag))
    foreign = sorted(given - wanted)
    if lost or foreign:
        at = next((token.start for token in pair.target.of(Kind.TAG) if _name(token.text) in foreign), 0)
        told = _message(_shown(lost, pair.source), _shown(foreign, pair.target))
        yield Problem(told, at, tuple(f"<{tag}>" for tag in (*lost, *foreign)))


def _has_blanks_in(text: str, tag: str) -> bool:
    """Whether a tag is there, pulled apart, with blanks inside its brackets."""
    return bool(re.search(rf"<\s*{re.escape(tag)}\s*>", text, re.IGNORECASE))


def _message(lost: str, foreign: str) -> Message:
    if lost and foreign:
        return say("{name} of the English is lost; {written} is not in the English", name=lost, written=foreign)
    return (
        say("{name} of the English is lost", name=lost) if lost else say("{name} is not in the English", name=foreign)
    )


def _shown(tags: list[str], facts: Facts) -> str:
    """The tags in the letters that a text has them in."""
    written = {_name(token.text): _written(token.text) for token in reversed(facts.of(Kind.TAG))}
    return ", ".join(f"<{written[tag]}>" for tag in tags)


def _tags(facts: Facts) -> Counter[str]:
    return Counter(name for token in facts.of(Kind.TAG) if (name := _name(token.text)) not in {"br", "/br"})


def _name(text: str) -> str:
    return _written(text).lower()


def _written(text: str) -> str:
    return "/" + text[2:].strip("<>/ ") if text.startswith("</") else text.strip("<>/ ").split()[0]
