"""What the pages of a tree consist of, whether anything could not be read, and how fast reading is.

python -m benchmarks.bench_ops [TREE]
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from refgen.ops import Block, List, Quote, parse_page, units
from refgen.ops.write import write_page


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those inside lists and quotes too."""
    for block in blocks:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from walk(item.blocks)
        elif isinstance(block, Quote):
            yield from walk(block.blocks)


def main() -> None:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus")
    files = {path: path.read_bytes() for path in sorted(root.rglob("*.md"))}
    started = time.process_time()
    pages = {path: parse_page(data, str(path.relative_to(root))) for path, data in files.items()}
    seconds = time.process_time() - started
    kinds = Counter(type(block).__name__ for page in pages.values() for block in walk(page.blocks))
    problems = Counter(problem.code for page in pages.values() for problem in page.diagnostics)
    lossless = sum(write_page(page) == files[path] for path, page in pages.items())
    print(
        f"{len(pages)} pages, {sum(len(units(page)) for page in pages.values())} units; {lossless} written back byte for byte"
    )
    print(f"blocks: {', '.join(f'{name} {count}' for name, count in kinds.most_common())}; Junk {kinds['Junk']}")
    print(f"problems: {', '.join(f'{code} {count}' for code, count in problems.most_common()) or 'none'}")
    print(f"{len(pages) / seconds:.0f} pages a second of one core")


if __name__ == "__main__":
    main()
