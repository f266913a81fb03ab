"""What the block rules share while one page is read: its text, its pairs, and where they put what they find wrong."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from refgen.ops.block_tags import BREAK
from refgen.ops.lines import Line
from refgen.ops.pairs import find_pairs
from refgen.ops.references import folded, written_target
from refgen.ops.tree import Block, Pair
from refgen.text import Diagnostic, Severity, Source

BlockReader = Callable[["Reader", Sequence[Line], int], list[Block]]


class Reader:
    """State of reading one page; lives as long as `parse_page` runs."""

    def __init__(self, source: Source, read_blocks: BlockReader, targets: Mapping[str, str] | None = None) -> None:
        self.source = source
        self.text = source.text
        self.diagnostics: list[Diagnostic] = []
        self.pairs, broken = find_pairs(source.text)
        self.is_side_by_side = bool(self.pairs)
        self.has_breaks = BREAK.search(source.text) is not None
        """Whether anything on the page may end a unit inside a line."""
        self.targets = targets or {}
        """Of links by reference, by their folded names."""
        self.definitions: dict[str, tuple[str, int]] = {}
        """The same as far as the page has been read, with their offsets."""
        self.used: set[tuple[str, bool]] = set()
        """The names that its texts refer to, and whether as an image."""
        self._read_blocks = read_blocks
        self._starts = [pair.start for pair in self.pairs]
        self._ends = [pair.end for pair in self.pairs]
        for problem in broken:
            self.report(
                problem.offset,
                "broken-pair",
                f"Side-by-side spans do not pair: {problem.reason}",
                "restore both spans of the segment, with one id",
            )
        seen: dict[str, Pair] = {}
        for pair in self.pairs:
            if seen.setdefault(pair.id, pair) is not pair:
                self.report(
                    pair.start,
                    "duplicate-id",
                    f"Segment id {pair.id} is used twice on the page",
                    "give each segment an id of its own",
                )

    def blocks(self, lines: Sequence[Line], depth: int) -> list[Block]:
        """The blocks that those lines hold, `depth` containers deep."""
        return self._read_blocks(self, lines, depth)

    def define(self, name: str, target: str, start: int) -> None:
        """Note where links of that name lead; the first line that says so counts."""
        self.definitions.setdefault(folded(name), (written_target(target), start))

    def pairs_between(self, start: int, end: int) -> tuple[Pair, ...]:
        """The pairs that lie wholly in an interval."""
        if not self._starts:
            return ()
        return self.pairs[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def is_inside_pair(self, offset: int) -> bool:
        """Whether an offset lies in the markup of a pair, borders excluded."""
        index = bisect_left(self._starts, offset)
        return index > 0 and offset < self._ends[index - 1]

    def report(
        self, offset: int, code: str, message: str, remedy: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Note what is wrong at an offset."""
        line, column = self.source.position(offset)
        self.diagnostics.append(Diagnostic(self.source.path, line, column, code, message, remedy, severity))
