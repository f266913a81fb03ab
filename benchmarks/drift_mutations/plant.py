"""What a mutation sees and returns."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from refgen.align import AlignedPage, Both
from refgen.drift.place import file_offset
from refgen.ops import Place


@dataclass(frozen=True)
class Subject:
    """One locale of a page, whose segments are clean."""

    page: AlignedPage
    locale: str
    slots: tuple[Both, ...]
    """Pairs that no finding speaks of, in page order."""
    chance: random.Random

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.page.translations[self.locale].view.page.source.text

    def place(self, slot: Both) -> Place:
        """Where the translated segment stands."""
        return self.page.translations[self.locale].view.units[slot.target.unit].place

    def file_span(self, slot: Both, start: int, end: int) -> tuple[int, int] | None:
        """The characters of the file that a stretch of the translated segment is; None where they are not one stretch."""
        view = self.page.translations[self.locale].view
        first = file_offset(view, slot.target, start)
        last = file_offset(view, slot.target, end - 1) + 1
        return (first, last) if self.text[first:last] == slot.target.text[start:end] else None

    def whole(self, slot: Both) -> tuple[int, int] | None:
        """The characters that a translator wrote for a segment."""
        for pair in self.page.translations[self.locale].view.units[slot.target.unit].unit.pairs:
            if pair.id == slot.target.id:
                return pair.target_start, pair.target_start + len(pair.target)
        return self.file_span(slot, 0, len(slot.target.text)) if slot.target.id is None else None

    def is_clean(self, start: int, end: int) -> bool:
        """Whether a clean pair stands in a stretch of the file."""
        return any(start <= slot.target.start < end for slot in self.slots)

    def picks(self) -> list[Both]:
        """The clean pairs in random order."""
        return self.chance.sample(self.slots, len(self.slots))


@dataclass(frozen=True, slots=True)
class Plant:
    """A planted defect."""

    start: int
    end: int
    text: str
    """What replaces the characters from start to end of the file."""
    at: int
    """Offset, in the new text, of the line that the finding must stand on."""
    slack: int = 0
    """Lines that it may be off: what is missing has no line of its own."""

    def apply(self, text: str) -> str:
        """The file with the defect."""
        return text[: self.start] + self.text + text[self.end :]


def line_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines of an interval, line end included."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, len(text) if last < 0 else last + 1


Mutation = Callable[[Subject], Plant | None]
Mutations = Mapping[str, Mutation]
