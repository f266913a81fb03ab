"""Tables of contents: files that refer to each other, in circles too."""

from pathlib import Path

import pytest

from refgen.corpus import TocNode, scan_tree
from refgen.corpus.toc_files import read_tocs


def tocs(root: Path, files: dict[str, str]) -> tuple[tuple[TocNode, ...], list[str]]:
    for path, text in {"docs/a.md": "# a\n", **files}.items():
        target = root / "fr-fr" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    found, problems = read_tocs(root, scan_tree(root).tocs)
    return found["fr-fr"], [problem.code for problem in problems]


def test_files_are_joined(tmp_path: Path) -> None:
    roots, problems = tocs(
        tmp_path,
        {
            "docs/toc.yml": "- name: Start\n  href: a.md\n  items:\n  - name: Part\n    href: part/\n  - {name: Web, href: 'https://example.org/'}\n",
            "docs/part/toc.yml": "- name: Inside\n  href: ../a.md#x\n",
        },
    )
    inside = TocNode("Inside", "docs/a.md")
    web = TocNode("Web", "https://example.org/")
    assert roots == (TocNode("Start", "docs/a.md", (TocNode("Part", None, (inside,)), web)),)
    part, elsewhere = roots[0].children
    assert [(one.file, one.line, one.column) for one in (roots[0], part.children[0], elsewhere)] == [
        ("fr-fr/docs/toc.yml", 1, 3),
        ("fr-fr/docs/part/toc.yml", 1, 3),
        ("fr-fr/docs/toc.yml", 6, 5),
    ]
    assert not problems


def test_files_are_joined_whatever_letters_their_names_are_in(tmp_path: Path) -> None:
    roots, problems = tocs(
        tmp_path,
        {
            "docs/toc.yml": "- {name: One, href: one/}\n- {name: Two, href: two/toc.yml}\n",
            "docs/one/TOC.yml": "- {name: First, href: ../a.md}\n",
            "docs/two/TOC.yml": "- {name: Second, href: ../a.md}\n",
        },
    )
    first, second = (TocNode(name, "docs/a.md") for name in ("First", "Second"))
    assert (roots, problems) == ((TocNode("One", None, (first,)), TocNode("Two", None, (second,))), [])


def test_an_entry_may_begin_at_the_folder_of_the_locale(tmp_path: Path) -> None:
    roots, problems = tocs(tmp_path, {"docs/part/toc.yml": "- {name: Start, href: ~/docs/a.md}\n"})
    assert (roots, problems) == ((TocNode("Start", "docs/a.md"),), [])


def test_circles_end(tmp_path: Path) -> None:
    _, problems = tocs(
        tmp_path,
        {
            "docs/toc.yml": "- {name: x, href: one/}\n",
            "docs/one/toc.yml": "- {name: x, href: ../two/}\n",
            "docs/two/toc.yml": "- {name: x, href: ../one/}\n",
        },
    )
    assert problems.count("toc-cycle") >= 1


def test_broken_and_exploding_files_are_reported(tmp_path: Path) -> None:
    _, problems = tocs(
        tmp_path,
        {"docs/toc.yml": "- name: a: b\n", "docs/x/toc.yml": "- &a {name: x}\n- *a\n", "docs/y/toc.yml": "text\n"},
    )
    assert sorted(problems) == ["bad-toc", "unsafe-toc"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_file_in_utf16_is_called_so(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "toc.yml").write_bytes("- {name: Übersicht, href: a.md}\n".encode(encoding))
    contents, (problem,) = read_tocs(tmp_path, {"toc.yml": {"de-de": "toc.yml"}})
    assert contents == {"de-de": ()}
    assert (problem.code, problem.line) == ("invalid-utf8", 1)
    assert problem.message == "The file is left out: it is UTF-16 text"
    assert problem.remedy == "save it as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "toc.yml").write_bytes("- {name: Übersicht, href: a.md}\n".encode(encoding))
    contents, problems = read_tocs(tmp_path, {"toc.yml": {"de-de": "toc.yml"}})
    assert ([one.target for one in contents["de-de"]], problems) == (["a.md"], ())


def test_a_broken_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "fr-fr").mkdir()
    for text, why in (
        ("- name: a: b\n", "mapping values are not allowed"),
        ("- name: [x\n", "did not find expected ','"),
    ):
        (tmp_path / "fr-fr" / "toc.yml").write_text(text, "utf-8")
        (problem,) = read_tocs(tmp_path, {"toc.yml": {"fr-fr": "fr-fr/toc.yml"}})[1]
        assert why in problem.message
