"""Where sentences can end: the English by rule, a translation over-split, for its English to choose from.

Inside code, links, images, tags, bold and quotes nothing ends; what a language adds (its stops, its abbreviations,
whether blanks stand between words) is data of its locale.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from refgen.locales import Locale
from refgen.locales.locale import Segmentation
from refgen.text.late import late
from refgen.text.letters import CAPITAL, SMALL

Interval = tuple[int, int]

_PROTECTED = re.compile(
    r"[`\[!<&*\"“«「„](?:"
    r"(?<=`)(?<![`\\]`)(?P<ticks>`*)(?!`).+?(?<!`)`(?P=ticks)(?!`)"
    r"|(?P<link>(?:(?<=\[)|(?<=!)\[)(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^)]*)?\s*\)|\[[^\[\]]*\]))"
    r"|(?<=<)/?[A-Za-z][^<>]*>"
    r"|(?<=&)#?\w{1,8};"
    r"|(?P<emphasis>(?<=\*)(?<!\\\*)\*(?=\S)(?:[^*\n]|\*(?!\*)){1,200}?\*\*"
    r"|(?<=\*)(?<![\w*\\]\*)(?=[^\s*])[^*\n]{1,200}(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<=\")[^\"\n]{1,200}\"|(?<=“)[^”\n]{1,200}”|(?<=«)[^»\n]{1,200}»|(?<=「)[^」\n]{1,200}」"
    r"|(?<=„)[^“”\n]{1,200}[“”]))",
    re.DOTALL,
)
"""What holds no sentence border; `]` without a target after it is plain text (`[in]`). It begins with a set of
characters, and each branch looks back at the one that was found: so the rest of a text is skipped fast."""
_MASK = "\x01"
_DOUBT = "\x02"
"""Masks the end of a link whose text ends with a stop, and of bold text: a sentence may end there, though none should."""
_STOPPED_LINK = re.compile(r"[.!?]\]\(")
_CLOSERS = "\"'”’»“」』*_`"
_TAIL = re.compile(rf"[.!?。！？]*[{_CLOSERS}\s]*\Z")
_BLANK = "[ \t\r\n\u00a0\u3000]"
_LIST_NUMBER = late(r"\s*\(?(?:\d{1,3}|[A-Za-z])\Z")
_UP_TO_LAST_WORD = re.compile(r".*[\s(\[\"'“«]", re.DOTALL)
_WORD_PARTS = re.compile(r"[-./]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = frozenset('"”»“')
_INCLUDES = re.compile(r"(?:\[!INCLUDE ?\[[^\[\]]*\]\([^()\s]*\)\][ \t]+)+(?=\S)", re.IGNORECASE)
"""Text of other files at the start of a sentence; the hand-off leaves it with the sentence before."""
_SEAM_SPACED = late(
    rf"(?<=\S)(?:{_BLANK}+(?=\()|{_BLANK}{{2,}})|(?P<bare>(?<=[^\W\d{CAPITAL}]){_BLANK}+(?=[{CAPITAL}]))"
)
_SEAM_UNSPACED = late(
    rf"(?<=\S)(?:{_BLANK}*(?=[(（])|{_BLANK}{{2,}})"
    rf"|(?<=[\u3040-\u309f\u3400-\u9fff]){_BLANK}+(?=[\u3040-\u30ff\u3400-\u9fff])|(?P<bare>(?!))"
)
_FILE_ENDING = late(r"[。｡](?:(?<=[A-Za-z0-9][。｡])[a-z]|[a-z]{1,4}(?=\s*(?:\Z|[、，,])))")
"""A full stop between what was a file's name and its ending: `CorSym。h`, or at the end of a list `融合。h`."""
_ENDING_APART = late(r"(?:idl|h|lib|dll|exe|tlb)(?=\s*(?:\Z|[,;]))", re.IGNORECASE)
"""The ending of a file that a blank has come before, also in capitals: `CorSym. IDL`."""
_LINE_END = late(r"[ \t\\]*\n[ \t]*")
_RUNS_ON = late(rf"[{SMALL}]|[{CAPITAL}]\.")
"""What follows an abbreviation inside a sentence: a small letter, or a letter that is abbreviated as well."""
_ACRONYM = late(r"[A-Z]{2,}")
_REMEMBERED = 1 << 12
"""Texts whose borders a process keeps: two of three segments stand on other pages, too."""


class Strength(IntEnum):
    """How much a place looks like the end of a sentence."""

    BARE = 0
    """No stop at all, but a capital follows."""
    JOINT = 1
    """Before a word such as `and`: two sentences may have become one here."""
    CLAUSE = 2
    """After a comma, a semicolon or a colon, at a bracket or an odd blank: only a merged sentence ends here."""
    LINKED = 3
    """Both: after a comma, and before such a word."""
    POSSIBLE = 4
    """After a stop that rules out a sentence: before a small letter, after an abbreviation, inside bold or quotes."""
    STRONG = 5
    """By rule the end of a sentence."""


class Border(NamedTuple):
    """A place where a text may be cut."""

    end: int
    """Offset after the last character before it, blanks excluded."""
    next: int
    """Offset of the first character after it, blanks excluded."""
    strength: Strength


def cut(text: str, locale: Locale) -> tuple[Interval, ...]:
    """The sentences of a unit by rule, as intervals of its text without the blanks between them."""
    return _cut(text, locale.segmentation)


@lru_cache(maxsize=_REMEMBERED)
def _cut(text: str, rules: Segmentation) -> tuple[Interval, ...]:
    return intervals(text, [border for border in borders(text, rules) if border.strength is Strength.STRONG])


def intervals(text: str, chosen: Sequence[Border]) -> tuple[Interval, ...]:
    """The stretches between borders; blanks around the text belong to none."""
    start = len(text) - len(text.lstrip())
    found: list[Interval] = []
    for border in chosen:
        found.append((start, border.end))
        start = border.next
    found.append((start, max(start, len(text.rstrip()))))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def borders(text: str, rules: Segmentation) -> tuple[Border, ...]:
    """The places in a text, in order, where a sentence ends by rule or may end for all that its stop says."""
    finder = _stops(rules)
    if "**" not in text and not finder.search(text):
        return ()
    masked = _PROTECTED.sub(_hide, text)
    limit = len(text.rstrip())
    found = []
    for match in finder.finditer(masked):
        included = _INCLUDES.match(text, match.end())
        end = match.start("gap") if not included else match.end() + len(included[0].rstrip())
        following = included.end() if included else match.end()
        if following < limit and not _goes_on(masked, match, rules):
            found.append(Border(end, following, _strength(masked, match, rules)))
    return tuple(found)


def all_borders(text: str, rules: Segmentation) -> tuple[Border, ...]:
    """The borders, and the weaker seams: for a translation that gave up a stop of its original."""
    found = {border.next: border for border in borders(text, rules)}
    masked = _PROTECTED.sub(_hide, text)
    for included in _INCLUDES.finditer(text):
        start = included.start()
        if included.end() in found and start:
            # it may open its sentence after all
            found.setdefault(start, Border(len(text[:start].rstrip()), start, Strength.POSSIBLE))
    limit = len(text.rstrip())
    for match in _clauses(rules).finditer(masked):
        # A script that does without blanks has one here: two sentences were joined.
        is_seam = not rules.spaced and match["gap"] and not match["clause"].isascii()
        strength = Strength.POSSIBLE if is_seam else Strength.CLAUSE
        found.setdefault(match.end(), Border(match.start("gap"), match.end(), strength))
    for match in (_SEAM_SPACED if rules.spaced else _SEAM_UNSPACED).finditer(masked):
        strength = Strength.BARE if match["bare"] else Strength.CLAUSE
        found.setdefault(match.end(), Border(match.start(), match.end(), strength))
    for match in _joints(rules).finditer(masked) if rules.conjunctions else ():
        other = found.get(match.end())
        if not other:
            found[match.end()] = Border(match.start(), match.end(), Strength.JOINT)
        elif other.strength is Strength.CLAUSE:
            found[match.end()] = other._replace(strength=Strength.LINKED)
    return tuple(found[place] for place in sorted(found) if found[place].end > 0 and place < limit)


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
        if len(kept) + 1 >= len(text):
            return _MASK * len(text)
        return _MASK * (len(text) - len(kept)) + kept
    if match["link"] and _STOPPED_LINK.search(text):
        return _MASK * (len(text) - 1) + _DOUBT
    return _MASK * len(text)


@cache
def _stops(rules: Segmentation) -> re.Pattern[str]:
    """Finds what may end a sentence. It begins with a set of characters, as `_PROTECTED` does."""
    stops, wide = re.escape(rules.terminators), re.escape(rules.wide_terminators)
    return re.compile(
        rf"[{stops}{wide}{_DOUBT}](?:"
        rf"(?P<stop>(?<=[{stops}])(?<![{stops}].)[{stops}]*[{_CLOSERS}]*\)?(?:[ \u00a0]»)?+)(?={_BLANK})"
        rf"|(?P<wide>(?<=[{wide}])[{wide}]*+[{_CLOSERS}）)]*+)(?!\s*\Z)"
        rf"|(?P<doubt>(?<={_DOUBT}))(?={_BLANK}))"
        rf"(?P<gap>{_BLANK}*)"
    )


@cache
def _clauses(rules: Segmentation) -> re.Pattern[str]:
    """Finds where a clause ends, and a stop that is glued to the next word."""
    stops = re.escape(rules.terminators)
    glued = rf"[{stops}](?<=[^\W\d_{CAPITAL}]{{2}}[{stops}])(?=[{CAPITAL}][^\W\d_])"
    return re.compile(rf"(?P<clause>[,;:](?={_BLANK})|[，；：、）]|{glued})(?P<gap>{_BLANK}*)")


@cache
def _joints(rules: Segmentation) -> re.Pattern[str]:
    """Finds the blanks before a word that joins two sentences."""
    words = "|".join(map(re.escape, sorted(rules.conjunctions)))
    return re.compile(rf"(?<=\S){_BLANK}+(?=(?:{words}){_BLANK})")


def _strength(masked: str, match: re.Match[str], rules: Segmentation) -> Strength:
    if match["wide"] is not None:
        goes_on = _is_announced(masked, match, rules) or _FILE_ENDING.match(masked, match.start())
        return Strength.POSSIBLE if goes_on else Strength.STRONG
    if match["doubt"] is not None:
        return Strength.CLAUSE if masked[match.end()].islower() else Strength.POSSIBLE
    return Strength.STRONG if _is_stop(masked, match, rules) else Strength.POSSIBLE


def _is_announced(masked: str, match: re.Match[str], rules: Segmentation) -> bool:
    """Whether what follows a stop is a link or code that the words before the stop announce."""
    announced = masked.startswith(_MASK, match.end())
    return announced and masked.endswith(tuple(rules.announcements), 0, match.start())


def _goes_on(masked: str, match: re.Match[str], rules: Segmentation) -> bool:
    """Whether an abbreviation stands before a small letter or the rest of itself: no sentence ends in `z. B. im Flur`."""
    start, end = match.span()
    if match["stop"] != "" or masked[start] != "." or not _RUNS_ON.match(masked, end):
        return False
    return _is_abbreviated(masked, start, end, rules)


def _is_stop(masked: str, match: re.Match[str], rules: Segmentation) -> bool:
    """Whether by rule a sentence ends at a stop before a blank."""
    start, following = match.start(), match.end()
    mark = masked[start : match.end("stop")]
    if mark.endswith(")") or mark.startswith(".."):
        return False
    if not _QUOTES.isdisjoint(mark):
        return True
    if _ENDING_APART.match(masked, following):
        return False
    first = _FIRST_WORD.match(masked, following)
    if first and first[0].islower() and (mark[0] in "!?" or not rules.small_starts):
        return False
    return mark[0] != "." or not _is_abbreviated(masked, start, following, rules)


def _is_abbreviated(masked: str, stop: int, following: int, rules: Segmentation) -> bool:
    """Whether a full stop belongs to the word before it, or to what follows (`. NET`)."""
    before = masked[max(0, stop - 24) : stop]
    if stop < 5 and _LIST_NUMBER.match(masked[:stop]):
        return True
    if before[-1:].isspace() and _ACRONYM.match(masked, following):
        return True
    earlier = _UP_TO_LAST_WORD.match(before)
    last = before[earlier.end() if earlier else 0 :].strip("*_")
    if len(last) == 1 and last.isupper():
        return True
    lower = last.lower()
    ends = [lower, *(lower[part.end() :] for part in _WORD_PARTS.finditer(lower))]
    return not rules.abbreviations.isdisjoint(ends)
