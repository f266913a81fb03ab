"""What a page includes is marked like its own text where the file has not been translated."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.page.data import page_data
from refgen.website.page.make import render_page
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from refgen.website.texts import load_texts
from refgen.workers import InProcess

PAGES = {
    "en-us": "# Box\n\nA box. Needs [!INCLUDE[v](includes/v.md)] or later.\n\n[!INCLUDE[note](includes/note.md)]\n",
    "fr-fr": "# Boîte\n\nUne boîte. Nécessite [!INCLUDE[v](includes/v.md)].\n\n[!INCLUDE[note](includes/note.md)]\n",
    "zh-cn": "# 盒子\n\n一个盒子。 需要 [!INCLUDE[v](includes/v.md)]。\n\n[!INCLUDE[note](includes/note.md)]\n",
}
INCLUDED = {
    "en-us/includes/v.md": "the version of before\n",
    "en-us/includes/note.md": "> [!NOTE]\n> The lid stays open.\n",
    "zh-cn/includes/v.md": "以前的版本\n",
    "zh-cn/includes/note.md": "> [!NOTE]\n> 盖子保持打开。\n",
    "it-it/includes/v.md": "la versione di prima\n",
    "it-it/other.md": "# Altro\n",
}


def views_of(folder: Path, files: Mapping[str, str], key: str = "box.md") -> dict[str, PageView]:
    """A page of the files of a tree, by locale."""
    for path, text in files.items():
        file = folder / "sources" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    reading = read_tree(scan_tree(folder / "sources"), folder / "cache", InProcess(), silent)
    given = SiteInput(make_model(reading), reading.pages, dict(reading.includes), reading.pages.digests)
    site = prepare(given, SiteOptions(), {}).site
    return {one: PageView.of(site, given.pages[key], one) for one in given.model.locales}


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PageView]:
    """One page by locale: French lacks both files that it includes, Italian the page."""
    pages = {f"{locale}/box.md": text for locale, text in PAGES.items()}
    return views_of(tmp_path_factory.mktemp("tree"), {**pages, **INCLUDED})


def page_of(view: PageView) -> BeautifulSoup:
    return BeautifulSoup(render_page(view).body, "html.parser")


def language_of(text: str, soup: BeautifulSoup) -> str | None:
    """The language that the nearest element around a text names."""
    found = soup.find(string=lambda one: text in one)
    assert found, text
    named = next((one for one in found.parents if one.get("lang")), None)
    return named["lang"].lower() if named else None


def test_what_is_not_translated_says_so(views: dict[str, PageView]) -> None:
    soup = page_of(views["fr-fr"])
    for text in ("the version of before", "The lid stays open."):
        assert language_of(text, soup) == "en-us"
        marked = soup.find(string=text).parent
        assert isinstance(marked, Tag)
        assert "s-missing" in marked["class"]
        assert marked.find_next_sibling()["popovertarget"] == "state-missing"
    box = soup.find(id="state-missing")
    assert isinstance(box, Tag)
    assert load_texts("fr-fr").text("sentence.missing.why") in box.get_text()


@pytest.mark.parametrize(("locale", "text"), [("zh-cn", "以前的版本"), ("en-us", "the version of before")])
def test_what_is_translated_or_the_original_has_no_mark(locale: str, text: str, views: dict[str, PageView]) -> None:
    soup = page_of(views[locale])
    assert language_of(text, soup) is None
    assert not soup.select(".s-missing, .rg-mark")


def test_a_file_that_is_nowhere_leaves_its_name(tmp_path: Path) -> None:
    text = (
        '# IBox::Open, méthode\n\nOuvre la boîte.\n\n## <a name="syntax"></a>Syntaxe\n\n```cpp\nHRESULT Open ();\n```\n\n'
        '## <a name="requirements"></a>Configuration requise\n\n **En-tête :** box.h\n\n'
        " **Versions du .NET Framework :** [!INCLUDE[net_current_v20plus](../../includes/gone.md)]\n"
    )
    soup = page_of(views_of(tmp_path, {"fr-fr/sub/box.md": text}, "sub/box.md")["fr-fr"])
    assert [one.get_text() for one in soup.select(".rg-requirements dd")] == ["box.h", "net_current_v20plus"]
    assert "Versions du .NET Framework" not in soup.get_text(), "a label by itself says nothing"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[!INCLUDE[deep](inner/deep.md)]", ["Outer words.", "Deep words.", "deep.md"]),
        ("Here: [!INCLUDE[deep](inner/deep.md)]", ["Outer words.", "Here: Deep words."]),
        ("[!INCLUDE[gone](gone.md)]", ["Outer words.", "gone.md"]),
        ("[!INCLUDE[outer](outer.md)]", ["Outer words.", "outer.md"]),
        ("Here: [!INCLUDE[outer](outer.md)]", ["Outer words.", "Here: outer"]),
    ],
)
def test_an_included_file_includes_others_from_where_it_is(written: str, shown: list[str], tmp_path: Path) -> None:
    files = {
        "en-us/box.md": "# Box\n\n[!INCLUDE[outer](includes/outer.md)]\n",
        "en-us/includes/outer.md": f"Outer words.\n\n{written}\n",
        # Back to the file that includes it, and to itself: each is shown once.
        "en-us/includes/inner/deep.md": "Deep words.\n\n[!INCLUDE[deep](deep.md)]\n",
    }
    soup = page_of(views_of(tmp_path, files)["en-us"])
    assert [" ".join(one.get_text().split()) for one in soup.select("p")[1:]] == shown


def test_includes_end_where_they_stand_too_deep(tmp_path: Path) -> None:
    files = {"en-us/box.md": "# Box\n\n[!INCLUDE[0](includes/0.md)]\n"}
    for number in range(200):
        twice = f"[!INCLUDE[next]({number + 1}.md)]\n\n" * 2
        files[f"en-us/includes/{number}.md"] = f"Number {number}.\n\n{twice}"
    text = page_of(views_of(tmp_path, files)["en-us"]).get_text()
    assert "Number 7." in text
    assert "Number 8." not in text


def test_a_page_that_is_not_translated_says_it_once(views: dict[str, PageView]) -> None:
    soup = page_of(views["it-it"])
    assert not soup.select(".s-missing, .rg-mark")
    assert language_of("The lid stays open.", soup) == "en-us"
    assert language_of("la versione di prima", soup) == "it-it"


def test_the_words_of_a_sentence_are_those_that_are_read(views: dict[str, PageView]) -> None:
    data = page_data(views["fr-fr"].site, views["fr-fr"].page, [*views.values()], []).decode()
    assert "Nécessite the version of before." in data


@pytest.mark.parametrize(
    ("english", "french", "before"),
    [
        ("A box.\n\nIt is open.\n", "Une boîte.\n\n{}\n\nElle est ouverte.\n", "Une boîte."),
        ("A box.\n\nIt is open.\n", "Une boîte.\n\nElle est ouverte.\n\n{}\n", "Elle est ouverte."),
        ("A box.\n\nIt is open.\n", "{}\n\nUne boîte.\n\nElle est ouverte.\n", "Boîte"),
        ("- A box.\n- It is open.\n", "- Une boîte.\n- {}\n- Elle est ouverte.\n", "Une boîte."),
        ("> A box.\n\nIt is open.\n", "> Une boîte.\n>\n> {}\n\nElle est ouverte.\n", "Une boîte."),
    ],
)
def test_what_only_a_translation_includes_is_shown(english: str, french: str, before: str, tmp_path: Path) -> None:
    line = "[!INCLUDE[note](includes/note.md)]"
    files = {
        "en-us/box.md": f"# Box\n\n{english}",
        "fr-fr/box.md": f"# Boîte\n\n{french.format(line)}",
        "fr-fr/includes/note.md": "Le couvercle reste ouvert.\n\n```cpp\nlid.Open ();\n```\n",
    }
    views = views_of(tmp_path, files)
    view = views["fr-fr"]
    soup = page_of(view)
    words = " ".join(soup.get_text().split())
    assert words.count("Le couvercle reste ouvert.") == words.count("lid.Open ();") == 1
    assert words.rindex(before, 0, words.index("Le couvercle")) >= 0
    (added,) = soup.select(".s-added")
    assert added.find_next_sibling()["popovertarget"] == "state-added"
    data = page_data(view.site, view.page, [view], []).decode()
    assert f'"{added["id"]}":{{"fr-fr":"Le couvercle reste ouvert.' in data
    english_page = page_of(views["en-us"])
    assert not english_page.find(string=lambda text: "couvercle" in text)
