"""Page pairs with known sentence pairs, and the script that scores an aligner on them."""

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from refgen.align import View, view_of
from refgen.ops import parse_page

FOLDER = Path(__file__).parents[3] / "shared" / "align-dev"
Row = dict[str, Any]
TextPair = tuple[str, str]


@dataclass(frozen=True)
class GoldPage:
    """One page in English and in a translation, and what pairs what."""

    name: str
    language: str
    kind: str
    """How the page was disturbed; '' for not at all."""
    source: str = field(repr=False)
    target: str = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)

    def views(self) -> tuple[View, View]:
        """Both sides, read."""
        source = parse_page(self.source.encode("utf-8", "surrogateescape"), "source.md")
        target = parse_page(self.target.encode("utf-8", "surrogateescape"), "target.md")
        return view_of(source, "en-us"), view_of(target, self.language)


def pages(name: str, every: int = 1, offset: int = 0) -> Iterator[GoldPage]:
    """The pages of a set, by language; of each language every n-th from an offset on."""
    for folder in sorted((FOLDER / name).iterdir()):
        kinds = {entry["page"]: entry.get("disturb") or "" for entry in _rows(folder / "index.jsonl")}
        for page in sorted(path for path in folder.iterdir() if path.is_dir())[offset::every]:
            yield GoldPage(
                page.name,
                folder.name,
                kinds.get(page.name, ""),
                _text(page / "source.md"),
                _text(page / "target.md"),
                tuple(_rows(page / "gold.jsonl")),
            )


def load_scorer() -> ModuleType:
    """The scoring script that comes with the pages."""
    spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(scorer: ModuleType, page: GoldPage, pairs: Iterable[TextPair]) -> Counter[str]:
    """The counts that the script makes of one page; they add up over pages."""
    outputs = [{"source": source, "target": target} for source, target in pairs]
    counts: Counter[str] = scorer.score_page(page.source, page.target, page.rows, outputs)[0]
    return counts


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
