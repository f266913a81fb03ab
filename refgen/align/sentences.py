"""Where sentences can end: the English by rule, a translation over-split, for its English to choose from.

Inside code, links, images, tags, bold and quotes nothing ends; what a language adds (its stops, its abbreviations,
whether blanks stand between words) is data of its locale.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from refgen.locales import Locale
from refgen.locales.locale import Segmentation

Interval = tuple[int, int]

_PROTECTED = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<link>!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^)]*)?\s*\)|\[[^\[\]]*\]))"
    r"|</?[A-Za-z][^<>]*>"
    r"|&#?\w{1,8};"
    r"|(?P<emphasis>\*\*(?=\S)(?:[^*\n]|\*(?!\*)){1,200}?\*\*"
    r"|\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|«[^»\n]{1,200}»|「[^」\n]{1,200}」|„[^“”\n]{1,200}[“”])",
    re.DOTALL,
)
"""What holds no sentence border; `]` without a target after it is plain text (`[in]`)."""
_MASK = "\x01"
_DOUBT = "\x02"
"""Masks the end of a link whose text ends with a stop, and of bold text: a sentence may end there, though none should."""
_STOPPED_LINK = re.compile(r"[.!?]\]\(")
_CLOSERS = "\"'”’»“」』*_`"
_TAIL = re.compile(rf"[.!?。！？]*[{_CLOSERS}\s]*\Z")
_BLANK = "[ \t\r\n\u00a0\u3000]"
_LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z])\Z")
_LAST_WORD = re.compile(r"[^\s(\[\"'“«/]*\Z")
_LINE_END = re.compile(r"[ \t\\]*\n[ \t]*")
_ACRONYM = re.compile(r"[A-Z]{2,}")


class Strength(IntEnum):
    """How much a place looks like the end of a sentence."""

    CLAUSE = 1
    """After a comma, a semicolon, a colon or a bracket: only a merged sentence ends here."""
    POSSIBLE = 2
    """After a stop that rules out a sentence: before a small letter, after an abbreviation, inside bold or quotes."""
    STRONG = 3
    """By rule the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Border:
    """A place where a text may be cut."""

    end: int
    """Offset after the last character before it, blanks excluded."""
    next: int
    """Offset of the first character after it, blanks excluded."""
    strength: Strength


def cut(text: str, locale: Locale) -> tuple[Interval, ...]:
    """The sentences of a unit by rule, as intervals of its text without the blanks between them."""
    return intervals(
        text, tuple(border for border in borders(text, locale.segmentation) if border.strength is Strength.STRONG)
    )


def intervals(text: str, chosen: tuple[Border, ...]) -> tuple[Interval, ...]:
    """The stretches between borders; blanks around the text belong to none."""
    start = len(text) - len(text.lstrip())
    found: list[Interval] = []
    for border in chosen:
        found.append((start, border.end))
        start = border.next
    found.append((start, max(start, len(text.rstrip()))))
    return tuple(found)


@lru_cache(maxsize=4096)
def borders(text: str, rules: Segmentation) -> tuple[Border, ...]:
    """Every place where the text may be cut, in order, the weak ones too."""
    finder = _finder(rules)
    if not finder.search(text):
        return ()
    masked = _PROTECTED.sub(_hide, text)
    limit = len(text.rstrip())
    return tuple(
        Border(match.start("gap"), match.end(), _strength(masked, match, rules))
        for match in finder.finditer(masked)
        if match.end() < limit
    )


def line_borders(text: str) -> tuple[Border, ...]:
    """The ends of the lines of a unit, for the other side may have kept them apart."""
    return tuple(Border(match.start(), match.end(), Strength.STRONG) for match in _LINE_END.finditer(text.rstrip()))


def _hide(match: re.Match[str]) -> str:
    """As many masking characters as the match has; a stop at the end of a quotation may still end the sentence."""
    text = match[0]
    if match["emphasis"]:
        tail = _TAIL.search(text)
        kept = tail[0] if tail else ""
        if kept == "**":
            return _MASK * (len(text) - 1) + _DOUBT
        return _MASK * (len(text) - len(kept)) + kept
    if match["link"] and _STOPPED_LINK.search(text):
        return _MASK * (len(text) - 1) + _DOUBT
    return _MASK * len(text)


@cache
def _finder(rules: Segmentation) -> re.Pattern[str]:
    """Finds all borders. Every branch begins with a set of characters, so that the rest of a text is skipped fast."""
    stops, wide = re.escape(rules.terminators), re.escape(rules.wide_terminators)
    glued = rf"[{stops}](?<=[^\W\d_]{{2}}[{stops}])(?=[A-ZÀ-Þ][^\W\d_])"
    return re.compile(
        rf"(?:(?P<stop>[{stops}]+[{_CLOSERS}]*\)?)(?={_BLANK})"
        rf"|(?P<wide>[{wide}]+[{_CLOSERS}）)]*)"
        rf"|(?P<doubt>[{_DOUBT}](?={_BLANK}))"
        rf"|(?P<clause>[,;:](?={_BLANK})|[，；：、）]|{glued}))"
        rf"(?P<gap>{_BLANK}*)"
    )


def _strength(masked: str, match: re.Match[str], rules: Segmentation) -> Strength:
    if match["clause"]:
        return Strength.CLAUSE
    if match["wide"]:
        return Strength.STRONG
    if match["doubt"]:
        return Strength.CLAUSE if masked[match.end()].islower() else Strength.POSSIBLE
    mark, start, following = match["stop"], match.start(), match.end()
    if masked[following].islower() or mark.endswith(")"):
        return Strength.POSSIBLE
    if mark[0] == ".":
        before = masked[max(0, start - 24) : start]
        word = _LAST_WORD.search(before)
        last = word[0].strip("*_") if word else ""
        if (
            (start < 5 and _LIST_NUMBER.match(masked[:start]))
            or (len(last) == 1 and last.isupper())
            or last.lower() in rules.abbreviations
            or (before[-1:].isspace() and _ACRONYM.match(masked, following))
        ):
            return Strength.POSSIBLE
    return Strength.STRONG
