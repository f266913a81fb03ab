"""Files that pages name and that are nowhere are told with their place; what belongs to a larger tree is only counted."""

from pathlib import Path

import pytest

from refgen.align import AlignedPage
from refgen.corpus import scan_tree
from refgen.ops.targets import named_once
from refgen.pipeline import publish
from refgen.settings import Settings
from refgen.stages.absent import absent_files

PAGE = """---
title: A
---
# A

Pages: {}

```markdown
[code](nope.md) is no link.
```
"""

QUIET = [
    "[itself](a.md#lost-is-another-matter)",
    "[a page](../b.md)",
    "[a page without its ending](../b)",
    "[of another locale](italian.md)",
    "[the folder](../docs)",
    "[a file](~/docs/data.txt)",
    "[the web](https://example.org/nope.md), [the host](/dotnet/nope.md), [mail](mailto:a@example.org)",
    "`[code](nope.md)`",
    "![a picture](../b.png)",
    "[!INCLUDE[part](../includes/part.md)]",
    "[!INCLUDE[part](../../../../../includes/part.md)]",
]
TOLD = {
    "[x](nope.md)": "link nope.md names no page",
    "[x](./nope.md#there)": "link ./nope.md#there names no page",
    "[x](a%20b.md)": "link a%20b.md names no page",
    "[`x`](../nope.md?view=x)": "link ../nope.md?view=x names no page",
    "[x](../docs/B.md)": "link ../docs/B.md names no page",
    "![x](nope.png)": "image nope.png names no image",
    "[!INCLUDE[x](../includes/nope.md)]": "include ../includes/nope.md names no file",
    "[!INCLUDE [x](~/includes/nope.md)]": "include ~/includes/nope.md names no file",
}
ELSEWHERE = ["[x](../../elsewhere/x.md)", "[x](../../../../up.md)", "![x](media/x.png)"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A tree with two locales, an image, and an included file."""
    files = {
        "fr-fr/docs/data.txt": "",
        "fr-fr/b.md": "# B\n\nDeux.\n",
        "fr-fr/b.png": "",
        "fr-fr/docs/index.md": "# D\n\nTrois.\n",
        "fr-fr/includes/part.md": "une partie\n",
        "it-it/docs/italian.md": "# I\n\nUno.\n",
    }
    for name, text in files.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")


def told(settings: Settings, *texts: str) -> tuple[list[str], str]:
    """What a build says of a page that holds some texts, and its last lines."""
    (settings.sources / "fr-fr/docs/a.md").write_text(PAGE.format("\n- ".join(("", *texts))), "utf-8")
    outcome = publish(settings)
    return [one for one in outcome.broken if " names no " in one], "\n".join(outcome.lines)


def test_what_is_there_or_belongs_elsewhere_is_quiet(settings: Settings) -> None:
    assert told(settings, *QUIET)[0] == []
    lines, summary = told(settings, *ELSEWHERE)
    assert lines == []
    assert "3 files outside the folders of these sources are linked to" in summary


def test_what_is_nowhere_is_told_with_its_place_by_every_run(settings: Settings) -> None:
    for _ in range(2):
        lines, summary = told(settings, *TOLD)
        assert len(lines) == len(TOLD)
        for number, (line, said) in enumerate(zip(lines, TOLD.values(), strict=True), start=7):
            assert line.startswith(f"fr-fr/docs/a.md:{number}: the {said} of these sources; correct it, or add the ")
            assert line in summary


@pytest.mark.corpus
def test_a_part_of_a_larger_tree_is_quiet(shared: Path) -> None:
    """No real page names a file that should be there; some name what lies in other folders."""
    tree = scan_tree(shared / "corpus")
    named = {
        key: named_once([(tree.root / path).read_text("utf-8", "surrogateescape") for path in paths.values()], key)
        for key, paths in (*tree.pages.items(), *tree.includes.items())
    }

    def page_of(key: str) -> AlignedPage:
        raise AssertionError(key)

    absent = absent_files(tree, named, page_of)
    assert absent.lines == ()
    assert 0 < absent.elsewhere < 100
