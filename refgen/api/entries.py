"""Names with descriptions, however a page lays them out: name line and text, list, or table.

`target`                      - `target`: [in] The…          | Member | Description |
[in] The address of…          - **target** [in] The…         | `target` | [in] The… |
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import field

from refgen.api.context import PageContext, units_of
from refgen.api.model import Passage
from refgen.api.names import plain, sole_name
from refgen.api.texts import clean
from refgen.dataclass import dataclass
from refgen.ops import Block, List, Paragraph, Quote, Table, Unit
from refgen.text.late import late

_LEAD = late(
    r"^\s*(?P<open>[`*_]{0,3})(?P<name>[A-Za-z_]\w*|\.\.\.)(?P<close>[`*]{0,3})"
    r"(?P<gap>\s*(?:[:：]\s*|[-–—]\s+|(?=\[)|\s+|$))",
    re.ASCII,
)
_LEAD_ANY = late(r"^\s*[`*_]{0,3}\\?[A-Za-z_][\w\\]*[`*]{0,3}\s*(?:[:：]|[-–—](?=\s))?\s*")
_LITERALS = frozenset({"true", "false", "null", "zero"})
_MARKERS = late(r"^\s*\[\s*(?:in|out)\b", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """A name and the units that describe it."""

    name: str
    named_by: Unit
    units: list[Unit] = field(default_factory=list)
    is_inline: bool = False
    """Whether the name stands in front of the text in the same unit."""

    def passage(self, context: PageContext) -> Passage:
        """The description in every locale."""
        found = context.texts.passage(self.units, _without_name if self.is_inline else clean)
        missing = set(context.page.translations) - set(found.texts)
        if self.is_inline or not self.units or not missing:
            return found
        named = context.texts.passage((self.named_by,))  # a translation may set name and text in one line
        texts, lines = dict(found.texts), dict(found.lines)
        for locale in missing & set(named.texts):
            text = _without_name(named.texts[locale])
            if text:
                texts[locale], lines[locale] = text, named.lines[locale]
        return Passage(dict(sorted(texts.items())), dict(sorted(lines.items())), found.units)


def _without_name(text: str) -> str:
    return clean(_LEAD_ANY.sub("", text, count=1))


def read_entries(context: PageContext, blocks: tuple[Block, ...], is_known: Callable[[str], bool]) -> list[Entry]:
    """The entries of a section in order; a name that is known opens an entry wherever it stands alone."""
    found: list[Entry] = []
    alone = set(_names_alone(context, blocks))
    for block in blocks:
        match block:
            case Table():
                _table(context, block, found, is_known)
            case Paragraph():
                _paragraph(context, block, found, is_known, alone)
            case List(items=items):
                for inner in (inner for item in items for inner in item.blocks):
                    _nested(context, inner, found, is_known)
            case Quote(blocks=quoted):
                for inner in quoted:
                    _nested(context, inner, found, is_known)
            case _ if found:
                found[-1].units.extend(units_of(block))
    return found


def _table(context: PageContext, block: Table, found: list[Entry], is_known: Callable[[str], bool]) -> None:
    """A table lists the entries, unless it stands below one and names none of them: then it describes that one."""
    rows = list(_rows(context, block))
    if not found or any(is_known(entry.name) for entry in rows):
        found.extend(rows)
    else:
        found[-1].units.extend(units_of(block))


def _names_alone(context: PageContext, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Names that stand alone in their line somewhere in the section: where text follows one, it is a sentence."""
    for block in blocks:
        for unit in units_of(block):
            if name := sole_name(context.texts.text(unit)):
                yield name.casefold()


def _paragraph(
    context: PageContext,
    block: Paragraph,
    found: list[Entry],
    is_known: Callable[[str], bool],
    alone: Collection[str] | None = None,
) -> None:
    for number, unit in enumerate(block.units):
        text = context.texts.text(unit)
        name = sole_name(text)
        if name and (is_known(name) or (number == 0 and _is_name_line(block, name))):
            found.append(Entry(name, unit))
        elif number == 0 and (lead := _leading_name(text, is_known, alone)):
            found.append(Entry(lead, unit, [unit], is_inline=True))
        elif found:
            found[-1].units.append(unit)


def _nested(context: PageContext, block: Block, found: list[Entry], is_known: Callable[[str], bool]) -> None:
    if isinstance(block, Paragraph) and block.units:
        first = context.texts.text(block.units[0])
        if is_known(sole_name(first)) or _leading_name(first, is_known, None):
            _paragraph(context, block, found, is_known)
            return
    if found:
        found[-1].units.extend(units_of(block))


def _is_name_line(block: Paragraph, name: str) -> bool:
    """Whether the first line of a paragraph names what its other lines describe: one word, alone.

    Translated pages translate such words now and then (`digne` for `roots`), so not only known ones count.
    """
    return len(block.units) > 1 and name.lower() not in _LITERALS


def _leading_name(text: str, is_known: Callable[[str], bool], alone: Collection[str] | None) -> str:
    """A known name in front of its text: `` `pcch` [in] The… ``; a sentence about it does not count.

    Translations lose the marker (`` `pcch` in Die… ``): then a name counts that stands alone nowhere in the section,
    as `alone` says where that is known.
    """
    match = _LEAD.match(text)
    if not match:
        return ""
    rest = text[match.end() :]
    if not is_known(match["name"]):
        is_name_line = "`" in match["open"] and "\n" in match["gap"] and _MARKERS.match(rest)
        return match["name"] if is_name_line else ""
    if alone is not None and "`" in match["open"] and match["name"].casefold() not in alone:
        return match["name"] if rest else ""
    is_set_off = bool(match["gap"].strip()) or "\n" in match["gap"] or bool(_MARKERS.match(rest))
    return match["name"] if is_set_off and rest else ""


def _rows(context: PageContext, table: Table) -> Iterator[Entry]:
    for row in table.rows:
        cells = [cell.units for cell in row.cells]
        if cells and cells[0]:
            text = plain(context.texts.text(cells[0][0]))
            name = sole_name(text) or (text.split() or [""])[0]
            yield Entry(name, cells[0][0], [unit for units in cells[1:] for unit in units])
