"""The canonical sentences of every API with what a pattern needs to understand them: place, parameter, outcome."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from refgen.align.slot import AlignedPage, Both, Segment, Translation
from refgen.api.model import Api, Kind, Member, Model, Outcome, Parameter, Passage
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


@dataclass(frozen=True, slots=True)
class _Spot:
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


def read_statements(model: Model, pages: Iterable[AlignedPage]) -> tuple[Statement, ...]:
    """Every canonical English sentence of every API, in the order of the model and of the pages."""
    by_key = {page.key: page for page in pages if page.has_english}
    names = _page_names(by_key)
    found: list[Statement] = []
    for api in model.apis:
        page = by_key.get(api.page)
        if page is not None and api.kind is not Kind.ARTICLE:
            found.extend(_of_api(api, page, names[page.key]))
    return tuple(found)


def _page_names(pages: Mapping[str, AlignedPage]) -> dict[str, str]:
    """The page's `ms.assetid` where it has one of its own, else its key."""
    ids = {key: page.canonical.page.front_matter.one("ms.assetid").lower() for key, page in pages.items()}
    count = Counter(ids.values())
    return {key: name if name and count[name] == 1 else key for key, name in ids.items()}


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


def _of_api(api: Api, page: AlignedPage, name: str) -> Iterator[Statement]:
    by_unit: dict[int, list[Segment]] = defaultdict(list)
    for segment in page.segments:
        by_unit[segment.unit].append(segment)
    translated = {locale: (one, _targets(one)) for locale, one in page.translations.items()}
    count: Counter[tuple[str, str]] = Counter()
    seen: set[int] = set()
    for spot in _spots(api):
        previous, ordinal = "", 0
        for unit in spot.passage.units:
            if unit in seen:
                continue
            seen.add(unit)
            for segment in by_unit[unit]:
                place = (spot.section, spot.key)
                number = count[place]
                count[place] += 1
                path = "/".join(filter(None, (name, spot.section, spot.key, str(number))))
                claim = Claim(
                    path,
                    api.id,
                    page.key,
                    spot.section,
                    segment.line,
                    segment.text,
                    fingerprint(segment.text),
                    _wordings(segment, page, translated),
                    segment.unit,
                    segment.ordinal,
                )
                text = plain(segment.text.removeprefix(f"`{spot.key}`") if spot.parameter else segment.text)
                yield Statement(claim, text, api, ordinal, previous, spot.parameter, spot.outcome, spot.member)
                previous, ordinal = text, ordinal + 1


def _targets(translation: Translation) -> dict[tuple[int, int], Segment]:
    """The translated segment of each canonical one, by its unit and ordinal."""
    return {
        (slot.source.unit, slot.source.ordinal): slot.target for slot in translation.slots if isinstance(slot, Both)
    }


def _wordings(
    segment: Segment, page: AlignedPage, translated: Mapping[str, tuple[Translation, Mapping[tuple[int, int], Segment]]]
) -> Mapping[str, Wording]:
    """The sentence in every locale that has it, by locale."""
    english = Wording(segment.text, fingerprint(segment.text), page.canonical.page.source.path, segment.line)
    found = {"en-us": english}
    for locale, (translation, targets) in translated.items():
        target = targets.get((segment.unit, segment.ordinal))
        if target is not None and locale != "en-us":
            path = translation.view.page.source.path
            found[locale] = Wording(target.text, fingerprint(target.text), path, target.line)
    return dict(sorted(found.items()))
