"""Writes XLIFF 2: a `file` a page, a `unit` a paragraph or cell, a `segment` a sentence.

The core of 2.0 and 2.1 is the same, namespace included; the root says 2.0 because Poedit and others take nothing else.
Protected Markdown is `ph` and `pc` with the original in `originalData`; what XML cannot hold is `cp`.
Specification: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from refgen.dataclass import dataclass
from refgen.export.handoff import Handoff, HandoffPage, HandoffUnit, Portion, State, digest
from refgen.export.inline import Code, Inline, Kind, Span, Text, parse_inline
from refgen.export.xml_text import escape_text, quote
from refgen.text.xml import ILLEGAL, without_illegal

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
CATEGORY = "refgen-exported"
"""Of the metadata that hold, by segment, the digest of the translation that was exported."""

_STATES = {
    State.MISSING: 'state="initial"',
    State.REVIEW: 'state="initial" subState="refgen:review"',
    State.TRANSLATED: 'state="translated"',
}
_TYPES = {Kind.LINK: "link", Kind.IMAGE: "image", Kind.EMPHASIS: "fmt"}


def write_xliff(handoff: Handoff) -> bytes:
    """The whole document."""
    return "".join(_document(handoff)).encode("utf-8")


def _document(handoff: Handoff) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" version="2.0" '
    yield f"srcLang={quote(language_tag(handoff.source_locale))} trgLang={quote(language_tag(handoff.locale))}>\n"
    for page in handoff.pages:
        yield from _file(page)
    yield "</xliff>\n"


def language_tag(locale: str) -> str:
    """`zh-hans-cn` → `zh-Hans-CN`: how BCP 47 recommends to write it."""
    language, *rest = locale.split("-")
    return "-".join([language, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def _file(page: HandoffPage) -> Iterator[str]:
    name = "f" + digest(page.key)
    yield f' <file id="{name}" original={quote(page.key)} canResegment="no" xml:space="preserve">\n'
    yield from _notes([("", note) for note in page.notes], " ")
    for unit in page.units:
        yield from _unit(unit)
    yield " </file>\n"


def _unit(unit: HandoffUnit) -> Iterator[str]:
    codes = _Codes()
    segments = [line for portion in unit.portions for line in _segment(portion, codes)]
    yield f'  <unit id="{unit.id}" name={quote(unit.place)}>\n'
    yield f'   <mda:metadata>\n    <mda:metaGroup category="{CATEGORY}">\n'
    for portion in unit.portions:
        yield f'     <mda:meta type="{portion.id}">{digest(portion.target)}</mda:meta>\n'
    yield "    </mda:metaGroup>\n   </mda:metadata>\n"
    many = len(unit.portions) > 1
    yield from _notes([(portion.id if many else "", note) for portion in unit.portions for note in portion.notes], "  ")
    if codes.data:
        yield "   <originalData>\n"
        yield from (f'    <data id="{name}">{_text(raw)}</data>\n' for raw, name in codes.data.items())
        yield "   </originalData>\n"
    yield from segments
    yield "  </unit>\n"


def _notes(notes: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
    if not notes:
        return
    yield f"{indent} <notes>\n"
    for segment, note in notes:
        said = f"{segment}: {note}" if segment else note
        yield f'{indent}  <note category="drift">{escape_text(without_illegal(said))}</note>\n'
    yield f"{indent} </notes>\n"


def _segment(portion: Portion, codes: "_Codes") -> Iterator[str]:
    yield f'   <segment id="{portion.id}" {_STATES[portion.state]}>\n'
    codes.start_source()
    yield f"    <source>{''.join(_inline(parse_inline(portion.source), codes))}</source>\n"
    if portion.target:
        codes.start_target()
        yield f"    <target>{''.join(_inline(parse_inline(portion.target), codes))}</target>\n"
    yield "   </segment>\n"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """What tells a tool which code it has before it, and what may be done with it."""

    number: int
    is_foreign: bool
    """Whether only the translation has it: then it may go."""

    @property
    def attributes(self) -> str:
        """As XLIFF has them."""
        return f'id="{self.number}" canCopy="no" canDelete="{"yes" if self.is_foreign else "no"}"'


class _Codes:
    """Numbers the codes of a unit: the same code has the same id on both sides of a segment, and no other has it."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}
        """Original text to the id of its `data`."""
        self._last = 0
        self._known: dict[str, list[int]] = {}
        self._free: dict[str, list[int]] | None = None
        """What the target can still take over from its source; None while a source is read."""

    def start_source(self) -> None:
        """What follows is a source: all its codes are new."""
        self._known = defaultdict(list)
        self._free = None

    def start_target(self) -> None:
        """What follows is the target of the last source: equal codes are the same ones."""
        self._free = {raw: list(numbers) for raw, numbers in self._known.items()}

    def number(self, raw: str) -> _Numbered:
        """The id of a code."""
        if self._free and self._free.get(raw):
            return _Numbered(self._free[raw].pop(0), is_foreign=False)
        self._last += 1
        self._known[raw].append(self._last)
        return _Numbered(self._last, is_foreign=self._free is not None)

    def ref(self, raw: str) -> str:
        """The id of the data that hold an original text."""
        return self.data.setdefault(raw, f"d{len(self.data) + 1}")


def _inline(parts: Sequence[Inline], codes: _Codes) -> Iterator[str]:
    for part in parts:
        match part:
            case Text(text):
                yield _text(text)
            case Code(raw, kind):
                shown = raw.strip("`") if kind is Kind.CODE else raw
                yield (
                    f'<ph {codes.number(raw).attributes} dataRef="{codes.ref(raw)}" '
                    f'disp={quote(raw)} equiv={quote(shown)} type="other" subType="refgen:{kind}"/>'
                )
            case Span(opening, closing, kind, inner):
                attributes = codes.number(f"{opening}…{closing}").attributes
                yield (
                    f'<pc {attributes} dataRefEnd="{codes.ref(closing)}" '
                    f'dataRefStart="{codes.ref(opening)}" type="{_TYPES[kind]}" subType="refgen:{kind}">'
                )
                yield from _inline(inner, codes)
                yield "</pc>"


def _text(text: str) -> str:
    pieces: list[str] = []
    start = 0
    for match in ILLEGAL.finditer(text):
        pieces += escape_text(text[start : match.start()]), f'<cp hex="{ord(match[0]):04X}"/>'
        start = match.end()
    return "".join([*pieces, escape_text(text[start:])])
