"""An entry of the tables of contents."""

from dataclasses import field

from refgen.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TocNode:
    """An entry of a table of contents, the files that it refers to already joined in."""

    name: str
    target: str | None
    """Key of a page, or an address; None for a group without a page."""
    children: tuple["TocNode", ...] = ()
    file: str = field(default="", compare=False)
    """Where the entry is written, relative to the source root; '' where a program made it. An entry is the same wherever
    it stands."""
    line: int = field(default=1, compare=False)
    """1-based."""
    column: int = field(default=1, compare=False)
    """1-based, in code points."""
    folder: str = ""
    """Key of the folder that it leads to, where that has no contents of its own in the locale; '' for none."""
    spoken: str = ""
    """The locale in whose words the name is, where that is not the one whose contents these are."""
