"""A lazy property is made once, and belongs to its object."""

from dataclasses import dataclass

from refgen.text.lazy import Lazy


@dataclass(frozen=True)
class _Word:
    text: str
    made: list[str]

    @Lazy
    def letters(self) -> int:
        """How many letters it has."""
        self.made.append(self.text)
        return len(self.text)


def test_made_once_for_each_object() -> None:
    made: list[str] = []
    one, other = _Word("start", made), _Word("stop", made)
    assert (one.letters, other.letters, one.letters) == (5, 4, 5)
    assert made == ["start", "stop"]


def test_equality_does_not_depend_on_what_was_asked() -> None:
    one, other = _Word("start", []), _Word("start", [])
    assert one.letters == 5
    one.made.clear()
    assert one == other


def test_the_class_has_the_documentation() -> None:
    assert _Word.letters.__doc__ == "How many letters it has."
