"""Each construct of real pages, one case a file in `cases/`: the page, and the tree that it must give.

`python -m tests.ops.test_blocks` writes the trees anew; read the difference before committing it.
"""

from pathlib import Path
from typing import Any

import pytest

from refgen.ops import Block, Unit, parse_page

CASES = Path(__file__).parent / "cases"


def outline(value: Any, depth: int = 0) -> str:
    """A tree as indented lines: kind, its own fields, then what it contains."""
    indent = "  " * depth
    if isinstance(value, Unit):
        english = f" = {value.source!r}" if value.source not in (None, value.text) else ""
        return f"{indent}{value.text!r}{english}\n"
    own, inner = [], ""
    for name, content in value._asdict().items():
        if hasattr(content, "_asdict"):
            inner += outline(content, depth + 1)
        elif isinstance(content, tuple):
            inner += "".join(outline(one, depth + 1) for one in content)
        elif name not in ("start", "end") and content is not None:
            own.append(f"{name}={content!r}")
    return f"{indent}{' '.join([type(value).__name__, *own])}\n{inner}"


def render(data: bytes) -> str:
    page = parse_page(data, "case.md")
    front_matter = "".join(f"{key}: {value!r}\n" for key, value in page.front_matter.data.items())
    blocks: tuple[Block, ...] = page.blocks
    problems = "".join(f"! {problem.line}:{problem.column} {problem.code}\n" for problem in page.diagnostics)
    return front_matter + "".join(outline(block) for block in blocks) + problems


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    assert render(case.read_bytes()) == case.with_suffix(".tree").read_text("utf-8")


def main() -> None:
    for case in sorted(CASES.glob("*.md")):
        case.with_suffix(".tree").write_text(render(case.read_bytes()), "utf-8")


if __name__ == "__main__":
    main()
