"""Files that pages name and that are nowhere are told with their place; what belongs to a larger tree is only counted."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from refgen.align import AlignedPage
from refgen.corpus import scan_tree
from refgen.ops.targets import named_once
from refgen.publish import publish
from refgen.report import render
from refgen.settings import Settings
from refgen.stages.drift.absent import absent_files
from refgen.stages.drift.drift_only import find_drift, kept_report
from refgen.stages.pages.named import NamedOn, Names

PAGE = """---
title: A
---
# A

Pages: {}

```markdown
[code](nope.md) is no link.

[q]: nope.md
```

Links by reference: [there][r], [r], [there][p], ![a picture][s].

<!-- [a comment](nope.md) is none either. -->
"""

QUIET = [
    "[itself](a.md#lost-is-another-matter)",
    "[a page](../b.md)",
    "[a page without its ending](../b)",
    "[a page in capitals](../B.MD)",
    "[of another locale](italian.md)",
    "[the folder](../docs), [the one above](..)",
    "[a file](~/docs/data.txt)",
    "[the web](https://example.org/nope.md), [the host](/dotnet/nope.md), [mail](mailto:a@example.org)",
    "`[code](nope.md)`",
    "![a picture](../b.png)",
    '<img src="../b.png" alt="there">, <img src="https://example.org/nope.png">, <imgs src="nope.png">',
    '`<img src="nope.png">`, \\<img src="nope.png">, an image: source="nope.png", <img alt="source" data-src="nope.png">',
    ':::image type="content" source="../b.png" alt-text="There.":::',
    "[p]: ../b.md",
    "[s]: ../b.png",
    "[none refers to it]: nope.md",
    "[!INCLUDE[part](../includes/part.md)]",
    "[!INCLUDE[part](../../../../../includes/part.md)]",
]
TOLD = {
    "[x](nope.md)": "The link nope.md names no page",
    "[x](./nope.md#there)": "The link ./nope.md#there names no page",
    "[x](a%20b.md)": "The link a%20b.md names no page",
    "[`x`](../nope.md?view=x)": "The link ../nope.md?view=x names no page",
    "[x](../docs/B.md)": "The link ../docs/B.md names no page",
    "![x](nope.png)": "The image nope.png names no image",
    '<img alt="x" src="../gone.png">': "The image ../gone.png names no image",
    "<IMG src='./gone.png'/>": "The image ./gone.png names no image",
    ':::image type="content" source="media/../gone.png" alt-text="There.":::': "The image media/../gone.png names no image",
    "[!INCLUDE[x](../includes/nope.md)]": "The include ../includes/nope.md names no file",
    "[!INCLUDE [x](~/includes/nope.md)]": "The include ~/includes/nope.md names no file",
    "[r]: nope2.md": "The link nope2.md names no page",
    "[s]: <nope2.png>": "The image nope2.png names no image",
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


def folders_told(settings: Settings) -> tuple[list[str], str]:
    """What a build says of entries for folders, and its last lines."""
    outcome = publish(settings)
    return [one for one in outcome.broken if " names a folder " in one], "\n".join(outcome.lines)


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
            assert line.startswith(f"fr-fr/docs/a.md:{number}: {said} of these sources; correct it, or add the ")
            assert line in summary


def test_drift_says_the_same_until_the_file_is_there(settings: Settings) -> None:
    lines, _ = told(settings, *TOLD)

    def lost() -> list[str]:
        report = json.loads(kept_report(settings, "json", lambda found: render(found, "json")).content)
        return [
            f"{one['file']}:{one['line']}: {one['message']}"
            for one in report["findings"]
            if one["check"] == "lost-file"
        ]

    assert lost() == lost() == lines
    (settings.sources / "fr-fr/docs/nope.png").write_bytes(b"")
    assert lost() == [line for line in lines if "nope.png" not in line]


@pytest.mark.parametrize("tag", ["img", "IMG", "Img", "iMg"])
def test_the_only_image_of_a_text_is_found_however_its_tag_is_written(tag: str) -> None:
    assert {one.key for one in named_once([f'A <{tag} src="b.png">.'], "docs/a.md")} == {"docs/b.png"}
    assert not named_once([f'A <{tag}s src="b.png">, `<{tag} src="b.png">`.'], "docs/a.md")


def test_what_several_locales_name_is_told_in_each_and_another_path_is_told_as_such(settings: Settings) -> None:
    texts = {
        "en-us": "# Page\n\nThe host starts [the task](nope.md).\n\nIt ends [the other](../b.md).\n\n![x](nope.png)\n"
        "\nThe runtime knows [where][r].\n\n[r]: ../b.md\n",
        "fr-fr": "# Page\n\nL’hôte lance [la tâche](nope.md).\n\nIl finit [l’autre](../c.md).\n\n![x](lost.png)\n"
        "\nLe runtime sait [où][r].\n\n[r]: ../d.md\n",
    }
    for locale, text in texts.items():
        path = settings.sources / locale / "docs/a.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = find_drift(settings).findings
    checks = ("lost-file", "link-target")
    told = [(one.file, one.target if one.check == "lost-file" else one.check) for one in found if one.check in checks]
    assert sorted(told) == [
        ("en-us/docs/a.md", "nope.md"),
        ("en-us/docs/a.md", "nope.png"),
        ("fr-fr/docs/a.md", "link-target"),
        ("fr-fr/docs/a.md", "link-target"),
        ("fr-fr/docs/a.md", "lost.png"),
        ("fr-fr/docs/a.md", "nope.md"),
    ]
    only = find_drift(replace(settings, locales=("fr-fr",))).findings
    assert [one.target for one in only if one.check == "lost-file"] == ["nope.md", "lost.png"]


def test_a_line_is_told_once_on_a_page_side_by_side_and_on_a_plain_one(settings: Settings) -> None:
    source = '<span class="sxs-lookup"><span data-stu-id="a-1">The [task](nope.md) starts.</span></span>'
    texts = {
        "fr-fr": "La [tâche](nope.md) commence.",
        "it-it": f'<span data-ttu-id="a-1">Comincia l’[attività](nope.md).</span>{source}',
    }
    for locale, text in texts.items():
        (settings.sources / locale / "docs/a.md").write_text(f"# A\n\n{text}\n", "utf-8")
    found = find_drift(settings).findings
    assert [(one.file, one.line, one.target) for one in found if one.check == "lost-file"] == [
        (f"{locale}/docs/a.md", 3, "nope.md") for locale in texts
    ]


def test_of_many_links_the_rest_is_counted(settings: Settings) -> None:
    lines, summary = told(settings, *(f"[x](nope-{number}.md)" for number in range(30)))
    assert [line in summary for line in lines] == [True] * 20 + [False] * 10
    assert "… and 10 more broken links; `refgen site` prints all, drift.txt has those that pages name" in summary


CONTENTS = """- name: Un
  href: docs/index.md
- name: Deux
  href: docs/nope.md
- name: Trois
  href: {}
- name: Le site
  href: https://example.org/nope.md
"""


def test_entries_of_the_contents_that_lead_nowhere_are_told(settings: Settings) -> None:
    for locale in ("fr-fr", "it-it"):
        (settings.sources / locale / "toc.yml").write_text(CONTENTS.format("elsewhere/x.md"), "utf-8")
    for _ in range(2):
        lines, summary = told(settings)
        message = "The entry docs/nope.md of the contents names no page of these sources; correct it, remove it, or add"
        assert lines == [f"{locale}/toc.yml:3: {message} the page" for locale in ("fr-fr", "it-it")]
        assert "1 file outside the folders of these sources is linked to" in summary
    (settings.sources / "it-it/docs/nope.md").write_text("# N\n\nQuattro.\n", "utf-8")
    assert told(settings)[0] == []


def test_contents_of_a_larger_tree_are_told_once(settings: Settings) -> None:
    gone = [f"docs/gone{number}.md" for number in range(5)]
    text = "".join(f"- name: N\n  href: {one}\n" for one in ["b.md", *gone])
    (settings.sources / "fr-fr/toc.yml").write_text(text, "utf-8")
    found = [one for one in find_drift(settings).findings if one.check == "lost-file" and one.file == "fr-fr/toc.yml"]
    assert [(one.line, one.message) for one in found] == [
        (
            3,
            (
                "5 of 6 entries of the contents name no page of these sources, such as docs/gone0.md, docs/gone1.md, "
                "docs/gone2.md; add the pages, or remove the entries"
            ),
        )
    ]
    # One page less is missing: it is the same finding.
    (settings.sources / "fr-fr/docs/gone4.md").write_text("# G\n\nQuatre.\n", "utf-8")
    (fewer,) = (
        one for one in find_drift(settings).findings if one.check == "lost-file" and one.file == "fr-fr/toc.yml"
    )
    assert (fewer.fingerprint, fewer.message[:6]) == (found[0].fingerprint, "4 of 6")


def test_an_entry_for_a_folder_that_has_no_contents_is_told(settings: Settings) -> None:
    for locale in ("fr-fr", "it-it"):
        (settings.sources / locale / "toc.yml").write_text(
            "- name: Un\n  href: b.md\n- name: Deux\n  href: docs/\n", "utf-8"
        )
    message = (
        "The entry docs/ of the contents names a folder without contents; add a toc.yml to it, or name a page of it"
    )
    for _ in range(2):
        lines, _ = folders_told(settings)
        assert lines == [f"{locale}/toc.yml:3: {message}" for locale in ("fr-fr", "it-it")]
    found = [one for one in find_drift(settings).findings if one.check == "lost-file"]
    assert [(one.file, one.line, one.target) for one in found] == [
        (f"{locale}/toc.yml", 3, "docs/") for locale in ("fr-fr", "it-it")
    ]
    # Another folder without contents, in the same line.
    (settings.sources / "it-it/docs/deeper").mkdir()
    (settings.sources / "it-it/docs/deeper/deep.md").write_text("# D\n\nTre.\n", "utf-8")
    (settings.sources / "it-it/toc.yml").write_text(
        "- name: Un\n  href: b.md\n- name: Deux\n  href: docs/deeper/\n", "utf-8"
    )
    assert folders_told(settings)[0] == [
        f"fr-fr/toc.yml:3: {message}",
        f"it-it/toc.yml:3: {message.replace('docs/', 'docs/deeper/')}",
    ]


@pytest.mark.parametrize("name", ["fr-fr/docs/toc.yml", "fr-fr/docs/TOC.yml", "it-it/docs/TOC.yml"])
@pytest.mark.parametrize("entry", ["docs/index.md", "docs/", "nowhere/", "./", "/dotnet/", "https://example.org/docs/"])
def test_an_entry_for_what_has_contents_or_belongs_elsewhere_is_quiet(
    name: str, entry: str, settings: Settings
) -> None:
    (settings.sources / "fr-fr/toc.yml").write_text(f"- name: Un\n  href: {entry}\n", "utf-8")
    (settings.sources / name).write_text("- name: Deux\n  href: index.md\n", "utf-8")
    lines, summary = folders_told(settings)
    assert lines == []
    assert ("1 file outside the folders of these sources" in summary) == (entry == "nowhere/")


def test_a_comment_accepts_it_or_is_told_where_nothing_is_left(settings: Settings) -> None:
    comment = "<!-- refgen-ignore lost-file: it comes with the next release -->"
    page = settings.sources / "fr-fr/docs/a.md"
    for link, left in (("nope.md", []), ("../b.md", [("unused-ignore", 3)])):
        page.write_text(f"# A\n\n{comment}\n\nVoir [x]({link}).\n", "utf-8")
        found = [(one.check, one.line) for one in find_drift(settings).findings if one.path == "docs/a.md"]
        assert [one for one in found if one[0] != "page-missing"] == left


def test_another_include_in_a_line_of_its_own_is_told_once(settings: Settings) -> None:
    for locale, name in (("en-us", "part"), ("fr-fr", "nope")):
        path = settings.sources / locale / "docs/a.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Page\n\n[!INCLUDE[x](../includes/{name}.md)]\n", "utf-8")
    found = [one for one in find_drift(settings).findings if one.file == "fr-fr/docs/a.md"]
    assert [(one.check, one.line) for one in found if one.check in {"lost-file", "missing"}] == [("missing", 3)]


@pytest.mark.corpus
def test_a_part_of_a_larger_tree_is_quiet(shared: Path) -> None:
    """No real page names a file that should be there; some name what lies in other folders."""
    tree = scan_tree(shared / "corpus")
    named = []
    for key, files in (*tree.pages.items(), *tree.includes.items()):
        texts = [(tree.root / path).read_text("utf-8", "surrogateescape") for path in files.values()]
        named.append(NamedOn(key, Names(named_once(texts, key))))

    def page_of(key: str) -> AlignedPage:
        raise AssertionError(key)

    absent = absent_files(tree, [tuple(named)], (), page_of, str)
    assert absent.places == ()
    assert 0 < absent.elsewhere < 100
