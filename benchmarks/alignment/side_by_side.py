"""Page pairs out of side-by-side pages: the spans say what pairs what, and are taken away.

Any tree of such pages will do, a folder a locale; so an aligner is measured on languages and areas that nobody has
looked at.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.alignment.gold import GoldPage, Row
from refgen.ops.pairs import find_pairs
from refgen.ops.tree import Pair

_LEAST_PAIRS = 8
"""Pages with fewer are too easy to tell aligners apart."""
_TRANSLATED_ONLY = re.compile(
    r"(?<=# )<a name=\"[^\"]*\"></a>|^ms\.(?:contentlocale|translationtype|lasthandoff|locfileid):.*\n", re.MULTILINE
)
"""What the publishing system adds to a translation, and an English page has not."""


def pages_under(tree: Path, below: str = "", every: int = 1, offset: int = 0) -> Iterator[GoldPage]:
    """Of each locale every n-th page from an offset on that carries its English; `below` names a folder inside."""
    for folder in sorted(path for path in tree.iterdir() if path.is_dir()):
        for file in sorted((folder / below).rglob("*.md"))[offset::every]:
            page = _gold_page(file, file.relative_to(folder).as_posix(), folder.name)
            if page:
                yield page


def _gold_page(file: Path, name: str, locale: str) -> GoldPage | None:
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    pairs, broken = find_pairs(text)
    if broken or len(pairs) < _LEAST_PAIRS:
        return None
    rows = [_row(pair) for pair in pairs]
    source = _side(text, pairs, rows, "source")
    target = _side(text, pairs, rows, "target")
    return GoldPage(name, locale.partition("-")[0], "", source, target, tuple(rows))


def _row(pair: Pair) -> Row:
    return {"id": pair.id, "source": pair.source, "target": pair.target}


def _side(text: str, pairs: tuple[Pair, ...], rows: list[Row], side: str) -> str:
    """The page in one language; notes in each row on which line its text has come to stand."""
    parts: list[str] = []
    line = 1
    at = 0
    for pair, row in zip(pairs, rows, strict=True):
        gap = _between(text[at : pair.start], side)
        line += gap.count("\n")
        row[f"{side}_line"] = line
        inner = row[side]
        line += inner.count("\n")
        parts += (gap, inner)
        at = pair.end
    return "".join((*parts, _between(text[at:], side)))


def _between(text: str, side: str) -> str:
    return _TRANSLATED_ONLY.sub("", text) if side == "source" else text
