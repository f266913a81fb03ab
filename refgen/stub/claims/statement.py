"""The canonical sentences of every API with what a pattern needs to understand them: place, parameter, outcome."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from refgen.align.slot import AlignedPage
from refgen.api.model import Api, Kind, Member, Model, Outcome, Parameter, Passage
from refgen.dataclass import dataclass
from refgen.stub.claims.sentences import ENGLISH, PageSentences, Place, Words, page_sentences
from refgen.stub.claims.words import plain
from refgen.stub.rule import Claim, Wording


@dataclass(frozen=True)
class Statement:
    """One canonical sentence in its place."""

    claim: Claim
    text: str
    """The English without Markdown, marker and final full stop."""
    api: Api = field(repr=False)
    ordinal: int
    """0-based order among the sentences of its passage."""
    previous: str = ""
    """Text of the sentence before it in the passage; '' for the first."""
    parameter: Parameter | None = None
    """The parameter that it describes."""
    outcome: Outcome | None = None
    """The outcome whose row it stands in."""
    member: Member | None = None
    """The enumeration value or structure field that it describes."""

    @property
    def is_english(self) -> bool:
        """Whether there is an English at all; what a page says only in other languages is known by codes and names."""
        return ENGLISH in self.claim.locales


Asked = Callable[[str, str, Api, int, Outcome | None], bool]
"""Whether a sentence is asked for, by its section and text, its API, its order in the passage, and the outcome in whose row it is."""


def _any(_section: str, _text: str, _api: Api, _ordinal: int, _outcome: Outcome | None) -> bool:
    return True


class _Spot(NamedTuple):
    """A passage with its place in the API."""

    section: str
    key: str
    passage: Passage
    parameter: Parameter | None = None
    outcome: Outcome | None = None
    member: Member | None = None


def fingerprint(text: str) -> str:
    """First 16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Source(NamedTuple):
    """An API and the sentences of its page."""

    api: Api
    page: PageSentences
    name: str
    """What the ids of its claims begin with."""


def sources_of(model: Model, pages: Iterable[AlignedPage | PageSentences]) -> Iterator[Source]:
    """Yield every API with the sentences of its page, in the order of the model."""
    read = (page_sentences(page) if isinstance(page, AlignedPage) else page for page in pages)
    by_key = {page.key: page for page in read}
    names = claim_names((page.key, page.asset) for page in by_key.values())
    for api in model.apis:
        if api.page in by_key and api.kind is not Kind.ARTICLE:
            yield Source(api, by_key[api.page], names[api.page])


def claim_names(pages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the ids of claims begin with, by page: its asset, unless an earlier page has it. Pages are told by key and asset."""
    known = sorted(pages)
    first: dict[str, str] = {}
    return {key: asset if asset and first.setdefault(asset, key) == key else key for key, asset in known}


def statements_of(source: Source, is_asked: Asked = _any) -> Iterator[Statement]:
    """Yield the canonical sentences of an API that are asked for, in the order of its page's parts.

    Without an English, it is what codes carry.
    """
    api, page, name = source
    locales, sentences = page.sentences
    canonical, is_english = locales.index(page.locale), page.locale == ENGLISH
    by_unit: dict[int, list[tuple[int, tuple[Words, ...]]]] = defaultdict(list)
    for (unit, order), words in sentences:
        by_unit[unit].append((order, words))
    count: Counter[tuple[str, str]] = Counter()
    seen: set[int] = set()
    for section, key, passage, parameter, outcome, member in _spots(api):
        previous, ordinal, place = "", 0, (section, key)
        units = [unit for unit in passage.units if unit not in seen]
        seen.update(units)
        for unit in units:
            for order, words in by_unit.get(unit, ()):
                number = count[place]
                count[place] += 1
                english = words[canonical][0] or ""
                text = plain(english.removeprefix(f"`{key}`") if parameter else english)
                is_told = is_english or (outcome is not None and ordinal == 0)
                if is_told and is_asked(section, text, api, ordinal, outcome):
                    path = "/".join(filter(None, (name, *place, str(number))))
                    claim = _claim(path, api, section, dict(zip(locales, words, strict=True)), (unit, order))
                    yield Statement(claim, text, api, ordinal, previous, parameter, outcome, member)
                previous, ordinal = text, ordinal + 1


def read_statements(model: Model, pages: Iterable[AlignedPage | PageSentences]) -> tuple[Statement, ...]:
    """Every canonical English sentence of every API, in the order of the model and of the pages."""
    return tuple(statement for source in sources_of(model, pages) for statement in statements_of(source))


def _spots(api: Api) -> Iterator[_Spot]:
    yield _Spot("summary", "", api.summary)
    for parameter in api.parameters:
        yield _Spot("parameters", parameter.name, parameter.description, parameter=parameter)
    for outcome in api.outcomes:
        yield _Spot("return-value", outcome.code, outcome.description, outcome=outcome)
    yield _Spot("return-value", "", api.return_value)
    if api.kind in {Kind.ENUMERATION, Kind.STRUCTURE}:
        for member in api.members:
            yield _Spot("members", member.name, member.description, member=member)
    yield _Spot("remarks", "", api.remarks)


def _claim(path: str, api: Api, section: str, words: Mapping[str, Words], place: Place) -> Claim:
    wordings = {
        locale: Wording(text, fingerprint(text), file, line)
        for locale, (text, file, line) in words.items()
        if text is not None
    }
    english = wordings.get(ENGLISH) or next(iter(wordings.values()))
    return Claim(path, api.id, api.page, section, english.line, english.text, english.sha, wordings, *place)
