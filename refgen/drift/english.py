"""Two English texts: whether they differ, and whether the difference is worth a translator's time."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from refgen.drift.facts import Facts, facts
from refgen.drift.message import Message, say
from refgen.drift.tokens import Kind
from refgen.text.late import late


class Change(StrEnum):
    """How much an edit matters."""

    COSMETIC = "cosmetic"
    """Links that moved, blanks, quotes, emphasis, case and marks: the translation stays right."""
    WORDING = "wording"
    """Other words."""
    TECHNICAL = "technical"
    """Another name, value, version, number or negation."""


class Difference(NamedTuple):
    """What changed between two texts."""

    change: Change
    old: tuple[str, ...]
    """The words that went, by place, as they were written."""
    new: tuple[str, ...]
    """The words that came."""


_FACTS = (Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.GUID, Kind.VERSION, Kind.NUMBER, Kind.MARKER)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": "-", "`": "", "*": "", '"': "", "\\": ""}
)
_LINKED = late(r"!?\[([^\[\]]*)\]\([^)]*\)")
_REFERENCE = late(r"<xref:([^?>]*)[^>]*>|\(xref:[^)]*\)")
_INCLUDE = late(r"\[!INCLUDE\s*\[([^\]]*)\]\([^)]*\)\]")
_WORD = late(r"[\w:.+#-]*\w|[^\w\s]")
_SHORT_FORMS = (
    (late(r"\bcan(?:not|'t)\b", re.IGNORECASE), "can not"),
    (late(r"\bwon't\b", re.IGNORECASE), "will not"),
    (late(r"n't\b", re.IGNORECASE), " not"),
    (late(r"'re\b", re.IGNORECASE), " are"),
    (late(r"'ll\b", re.IGNORECASE), " will"),
    (late(r"'ve\b", re.IGNORECASE), " have"),
    (late(r"\b(it|that|there|here|what)'s\b", re.IGNORECASE), r"\1 is"),
)
"""Short forms and what they stand for: to write one for the other changes nothing."""
_BEFORE_MARK = late(r" (?=[,.;:!?)](?!\w))")
_SHOWN = 100
"""Characters of a change that are shown."""
_DENIALS = frozenset(["not", "no", "never", "cannot", "none", "without", "unless", "only", "must"])


def words_of(changed: Difference) -> Message:
    """What changed, for people."""
    old, new = map(_quoted, (changed.old, changed.new))
    if old and new:
        return say("“{old}” is now “{new}”", old=old, new=new)
    return say("“{new}” is new", new=new) if new else say("“{old}” is gone", old=old)


def kind_of(changed: Difference) -> Message:
    """How much the edit matters, for people."""
    return say("technical") if changed.change is Change.TECHNICAL else say("wording")


def _quoted(pieces: tuple[str, ...]) -> str:
    """Words of several places, with what stands between them left out."""
    text = _BEFORE_MARK.sub("", " … ".join(pieces))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@lru_cache(maxsize=1 << 14)
def difference(old: str, new: str) -> Difference | None:
    """What changed; None where the texts are the same but for blanks."""
    if " ".join(old.split()) == " ".join(new.split()):
        return None
    before, after = _words(old), _words(new)
    was, now = ([word.lower() for word in words] for words in (before, after))
    if [word for word in was if word[0].isalnum()] == [word for word in now if word[0].isalnum()]:
        return Difference(Change.COSMETIC, (), ())
    gone: list[list[str]] = []
    came: list[list[str]] = []
    for what, i, k, j, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what != "equal":
            gone.append(before[i:k])
            came.append(after[j:m])
    changed = chain.from_iterable((*gone, *came))
    change = Change.TECHNICAL if _is_technical(changed, facts(old), facts(new)) else Change.WORDING
    return Difference(change, *(tuple(map(" ".join, filter(None, pieces))) for pieces in (gone, came)))


def _words(text: str) -> list[str]:
    text = _REFERENCE.sub(r"\1", _INCLUDE.sub(r"\1", text))
    text = _LINKED.sub(r"\1", text)
    text = text.translate(_QUOTES)
    if "'" in text or "annot" in text:
        for pattern, full in _SHORT_FORMS:
            text = pattern.sub(full, text)
    return _WORD.findall(text)


def _is_technical(words: Iterable[str], old: Facts, new: Facts) -> bool:
    changed = {word.lower() for word in words}
    if _DENIALS & changed:
        return True
    before = {token.text.strip("`").lower() for token in old.of(*_FACTS)}
    after = {token.text.strip("`").lower() for token in new.of(*_FACTS)}
    return bool((before ^ after) & changed)
