"""Docstrings in the reader's language: the summary, then what is documented of parameters, results and members."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refgen.api.model import Api, Outcome, Parameter, Passage
from refgen.dataclass import dataclass
from refgen.locales import Locale
from refgen.stub.emit.wrap import width, wrap
from refgen.stub.runtime.wording import CANONICAL
from refgen.stub.shown import shown

COLUMNS = 100
LIMIT = 120
"""Columns of a line with its indent and quotes."""
_MARKER = re.compile(r"^(?:\[\s*(?:in|out|optional|retval)\b[^\]]*\]\s*)+", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Whose words docstrings use."""

    locale: str
    """As the model's passages name it: `fr-fr`."""
    pack: Locale

    def of(self, passage: Passage) -> str:
        """The text in the chosen locale, else in English, else in any; '' for nothing."""
        for locale in (self.locale, CANONICAL, *sorted(passage.texts)):
            if passage.texts.get(locale):
                return shown(passage.texts[locale])
        return ""

    def heading(self, section: str) -> str:
        """What a section is called."""
        return self.pack.interface.get(f"section.{section}", section)


class Entry(NamedTuple):
    """A named line of a section."""

    name: str
    note: str
    """What stands in parentheses behind the name; '' for nothing."""
    text: str


def describe(api: Api, words: Words, members: Iterable[Entry] = ()) -> list[str]:
    """Lines of the docstring of an API, not yet quoted."""
    return [
        *_opening(api, words),
        *_section(words.heading("parameters"), (_parameter(one, words) for one in api.parameters)),
        *_section(words.heading("members"), members),
        *_results(api, words),
    ]


def quote(lines: list[str], indent: str) -> Iterator[str]:
    """A docstring in source form: whatever the text holds, it ends where it should."""
    escaped = [_escape(line, is_last=len(lines) == 1) for line in lines]
    opening = f'{indent}"""{" " if escaped[0].startswith(chr(34)) else ""}{escaped[0]}'
    if len(escaped) == 1 and width(opening) + 3 <= LIMIT:
        yield f'{opening}"""'
        return
    yield opening
    yield from (f"{indent}{line}" if line else "" for line in escaped[1:])
    yield f'{indent}"""'


def _opening(api: Api, words: Words) -> list[str]:
    summary = words.of(api.summary) or words.of(api.title) or api.name
    return list(wrap(summary, COLUMNS)) or [api.name]


def _results(api: Api, words: Words) -> list[str]:
    prose = words.of(api.return_value)
    entries = [_outcome(one, words) for one in api.outcomes]
    rows = list(_section(words.heading("return-value"), entries))
    if not prose or prose in {entry.text for entry in entries}:
        return rows
    heading = rows[:2] or ["", f"{words.heading('return-value')}:"]
    return [*heading, *wrap(prose, COLUMNS, "    ", "    "), *rows[2:]]


def _section(heading: str, entries: Iterable[Entry]) -> Iterator[str]:
    for position, entry in enumerate(entries):
        if position == 0:
            yield from ("", f"{heading}:")
        note = f" ({entry.note})" if entry.note else ""
        yield from wrap(f"{entry.name}{note}: {entry.text}".removesuffix(": "), COLUMNS, "    ", "        ")


def _parameter(parameter: Parameter, words: Words) -> Entry:
    notes = [parameter.type] if parameter.type else []
    notes += [parameter.direction.value] if parameter.direction else []
    notes += [words.pack.interface.get("parameter.optional", "optional")] if parameter.optional else []
    return Entry(parameter.name, ", ".join(notes), _MARKER.sub("", words.of(parameter.description)))


def _outcome(outcome: Outcome, words: Words) -> Entry:
    return Entry(outcome.code, "" if outcome.value is None else f"0x{outcome.value:08X}", words.of(outcome.description))


def _escape(line: str, *, is_last: bool) -> str:
    """The line in source form; the last one must not run into the closing quotes."""
    text = _UNPRINTABLE.sub(" ", line).encode("utf-8", "backslashreplace").decode("utf-8").replace("\\", "\\\\")
    quotes = '"' if is_last and line.endswith('"') else '"""'
    return text.replace(quotes, quotes.replace('"', '\\"'))
