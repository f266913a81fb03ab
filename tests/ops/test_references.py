"""Links by reference are not read: that is told where their target is defined, and nowhere else."""

import pytest

from refgen.cli import main
from refgen.ops import parse_page


def _told(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in parse_page(text.encode(), "fr-fr/a.md").diagnostics]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("See [the text][ref].\n\n[ref]: other.md\n", 3),
        ('See [the ref][].\n\n  [The Ref]: <other.md> "A title"\n', 3),
        ("See [ref], or so.\n\n[ref]: https://example.org/x\n[b]: y.md\n", 3),
        ("See ![a picture][b].\n\n[ref]: x.md 'T'\n[b]: y.png (T)\n", 4),
        ("[ref]: x.md\n\n- See [x][ref].\n", 1),
        ("A ` and [x][ref], as in `a` or [x][b].\n\n[b]: x.md\n", 3),
    ],
)
def test_a_reference_that_is_used_is_told(text: str, line: int) -> None:
    assert _told(text) == [(line, "reference-link")]


@pytest.mark.parametrize(
    "text",
    [
        "See [the text](other.md).\n",
        "[ref]: other.md\n",
        "[Optional]: The name of it, see [Optional].\n",
        "[!NOTE]: x [!NOTE]\n",
        "[^1]: note.md\n\nText.[^1]\n",
        "See [x][ref]:\n[ref]: text.md\n",
        "```\n[x][ref]\n\n[ref]: x.md\n```\n",
        "See `a[i]`.\n\n[in] [out] [ref]\n",
        "See `a[i][j]` and ``[j]`[j]``.\n\n```cpp\na[i][j] = 0;\n```\n\n> ~~~\n> a[i][j]\n> ~~~\n\n[j]: x.md\n",
    ],
)
def test_other_text_in_brackets_is_not(text: str) -> None:
    assert _told(text) == []


def test_one_line_tells_of_all_that_stand_together() -> None:
    text = "".join(f"See [x][{number}].\n" for number in range(9))
    text += "\n" + "".join(f"[{number}]: x.md\n" for number in range(9))
    (told,) = parse_page(text.encode(), "fr-fr/a.md").diagnostics
    assert told.message == "Links by reference are shown as text, such as those to [0]"
    assert told.remedy == "write [text](x.md) in the place of [text][0]"


def test_a_build_tells_it(tmp_path, capsys) -> None:
    (tmp_path / "tree/fr-fr").mkdir(parents=True)
    (tmp_path / "tree/fr-fr/a.md").write_text("# T\n\nSee [x][ref].\n\n[ref]: b.md\n", "utf-8")
    assert main(["site", "--no-cache", "--sources", str(tmp_path / "tree"), "--output", str(tmp_path / "out")]) == 0
    assert "fr-fr/a.md:5:1: warning: Links by reference are shown as text" in capsys.readouterr().err
