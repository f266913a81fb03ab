"""What a file of `refgen/stub/rules` provides: a name, and a function from a sentence to drafts of rules."""

from collections.abc import Callable, Iterator

from refgen.dataclass import dataclass
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.rule import Effect, Guard, Scope


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule before it has an id and its claims."""

    guard: Guard
    effect: Effect
    is_certain: bool = True
    """Whether the sentence alone makes the binding sure."""
    scope: Scope | None = None
    """None means the sentence's own API, and the parameter that it describes."""
    invented: tuple[str, ...] = ()
    """What the sentence does not say, in English sentences."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of saying things that the reference uses again and again."""

    name: str
    """Kebab-case, as the file is named."""
    compile: Callable[[Statement, Catalogue], Iterator[Draft]]
    """Yields nothing where the sentence does not match as a whole."""
    turn: int = 0
    """0 looks at every sentence; a later one only at those that no pattern before it has understood."""
    reads_english: bool = True
    """Whether it needs English words; one that reads codes only also serves pages that exist only in translation."""
