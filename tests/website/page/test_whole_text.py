"""Every sentence of a source file stands on its page, whether the model has a use for it or not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from refgen.align import AlignedPage, OnlySource, Segment, View, align_page
from refgen.corpus import scan_tree
from refgen.ops import Role, parse_page
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.website.input import SiteInput
from refgen.website.markup.inline import plain
from refgen.website.options import SiteOptions
from refgen.website.page.make import render_page
from refgen.website.render import prepare
from refgen.website.site.view import PageView, Site
from refgen.workers import InProcess

FOLDER = "docs/framework/unmanaged-api/hosting"
ADDED = "Une phrase que seul le traducteur a écrite."
MARKER = re.compile(r"\s*\\?\[\s*(?:in|out|optional|retval|ref)\b[^\]]*\]\s*", re.IGNORECASE)
LABEL = re.compile(r"\s*(?:\*\*[^*]+\*\*\s*[:：]?|[^:：]{3,40}[:：])\s*")
LINK = re.compile(r"\W*(?:\[[^\]]*\]\([^()]*\)|`[^`]*`)\W*\Z")


def squeezed(text: str) -> str:
    return "".join(text.split())


def visible(html: str) -> str:
    """What a reader sees of a page without opening anything, blanks left out."""
    soup = BeautifulSoup(html, "html.parser")
    for box in soup.select("[popover], .rg-page-findings, button"):
        box.decompose()
    alternatives = "".join(str(image["alt"]) for image in soup.select("img"))
    return squeezed(soup.get_text() + alternatives)


def written(page: AlignedPage, locale: str) -> tuple[View, list[Segment]]:
    """The sentences of the file that a locale's page is made from."""
    translation = page.translations.get(locale)
    if locale == page.canonical.locale or translation is None:
        return page.canonical, list(page.segments)
    return translation.view, [slot.target for slot in translation.slots if not isinstance(slot, OnlySource)]


def lost(view: PageView) -> Iterator[str]:
    """The sentences of the source that the page does not show.

    A table made from the model says the head of the page's own table, and the links to members, in its own way; markers
    of direction are badges there, and labels are terms.
    """
    seen = visible(render_page(view).body)
    own, segments = written(view.page, view.locale)
    for segment in segments:
        place = own.units[segment.unit].place
        is_head = place.role is Role.CELL and place.row < 0
        is_name = place.column == 0 and LINK.match(segment.text)
        texts = (segment.text, MARKER.sub("", segment.text, 1), LABEL.sub("", segment.text, 1))
        if not is_head and not is_name and not any(squeezed(plain(text)) in seen for text in texts):
            yield f"{view.locale}/{view.key}:{segment.line}: {segment.text}"


def site_of(root: Path, cache: Path) -> Site:
    tree = scan_tree(root)
    reading = read_tree(tree, cache, InProcess(), silent)
    given = SiteInput(make_model(reading), reading.pages, dict(reading.includes), reading.pages.digests)
    return prepare(given, SiteOptions(), {}).site


def all_lost(site: Site) -> list[str]:
    pages = (site.given.pages[key] for key in sorted(site.keys))
    views = (PageView.of(site, page, locale) for page in pages for locale in site.given.model.locales)
    return [text for view in views for text in lost(view)]


@pytest.fixture(scope="module")
def site(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(sources, tmp_path_factory.mktemp("cache"))


def test_the_own_pages_show_all_their_sentences(site: Site) -> None:
    assert all_lost(site) == []


@pytest.mark.corpus
def test_real_pages_show_all_their_sentences(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    paths = sorted(path.relative_to(corpus / "fr-fr") for path in (corpus / "fr-fr" / "docs").rglob("*.md"))
    for path in paths[::40]:
        for locale in ("fr-fr", "it-it", "zh-cn"):
            if (corpus / locale / path).is_file():
                (tmp_path / "src" / locale / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / "src" / locale / path).write_bytes((corpus / locale / path).read_bytes())
    assert all_lost(site_of(tmp_path / "src", tmp_path / "cache")) == []


def blank_lines(text: str) -> list[int]:
    """Where a paragraph may be put: offsets of the empty lines below the front matter, outside code."""
    body = text.index("\n---\n") + 5
    fences = [match.start() for match in re.finditer(r"^```", text, re.MULTILINE)]
    found = [match.end() for match in re.finditer(r"\n *\n", text[body:])]
    return [body + at for at in found if sum(fence < body + at for fence in fences) % 2 == 0]


def changed(sources: Path, name: str, offset: int, text: str) -> AlignedPage:
    """A page with a text put into its French file."""
    key = f"{FOLDER}/{name}.md"
    files = {path.parts[-len(Path(key).parts) - 1]: path.read_bytes() for path in sources.glob(f"*/{key}")}
    french = files["fr-fr"].decode()
    files["fr-fr"] = f"{french[:offset]}{text}{french[offset:]}".encode()
    return align_page(key, {locale: parse_page(data, f"{locale}/{key}") for locale, data in files.items()})


INCLUDED = {
    "../../../../includes/net-current-v20plus-md.md": "Disponible à partir de la version 2.0",
    "nowhere.md": "nowhere.md",
}
PAGES = ("iclrtask-abort-method", "ihosttask-join-method", "iclrtask-interface", "wait-option-enumeration")
TEXTS = (
    f"{ADDED}\n\n",
    f"{ADDED} Elle est suivie d’une autre, tout aussi inventée.\n\n",
    f"- {ADDED}\n- Un second point sans original.\n\n",
    f"## Section inventée\n\n{ADDED}\n\n",
    f"|Nom|Sens|\n|---|---|\n|Inventé|{ADDED}|\n\n",
)


@settings(max_examples=60)
@given(data=st.data(), name=st.sampled_from(PAGES), text=st.sampled_from(TEXTS))
def test_what_a_translation_adds_is_shown_wherever_it_stands(
    site: Site, sources: Path, data: st.DataObject, name: str, text: str
) -> None:
    french = (sources / "fr-fr" / FOLDER / f"{name}.md").read_text("utf-8")
    page = changed(sources, name, data.draw(st.sampled_from(blank_lines(french))), text)
    view = PageView.of(site, page, "fr-fr")
    assert list(lost(view)) == []
    html = render_page(view).body
    assert re.search(rf'class="s s-added" id="s-[^"]*">{ADDED}</span><button [^>]*popovertarget="state-added"', html)
    assert html.count('popover id="state-added"') == 1
    names = re.findall(r' id="([^"]*)"', html)
    assert len(names) == len(set(names))


@settings(max_examples=40)
@given(
    data=st.data(),
    name=st.sampled_from(PAGES),
    line=st.sampled_from(("[!INCLUDE[x]({})]", "- [!INCLUDE[x]({})]", "> [!INCLUDE [x] ({})]")),
)
def test_what_a_translation_includes_is_shown_wherever_it_stands(
    site: Site, sources: Path, data: st.DataObject, name: str, line: str
) -> None:
    file, said = data.draw(st.sampled_from(sorted(INCLUDED.items())))
    french = (sources / "fr-fr" / FOLDER / f"{name}.md").read_text("utf-8")
    offset = data.draw(st.sampled_from(blank_lines(french)))
    view = PageView.of(site, changed(sources, name, offset, f"{line.format(file)}\n\n"), "fr-fr")
    assert list(lost(view)) == []
    soup = BeautifulSoup(render_page(view).body, "html.parser")
    (added,) = soup.select(".s-added")
    assert added.get_text() == said
    assert added.find_next_sibling()["popovertarget"] == "state-added"
    names = [one["id"] for one in soup.select("[id]")]
    assert len(names) == len(set(names))


def test_what_comes_after_the_requirements_stands_after_them(site: Site, sources: Path) -> None:
    name = "iclrtask-abort-method"
    french = (sources / "fr-fr" / FOLDER / f"{name}.md").read_text("utf-8")
    at = french.index('## <a name="see-also">')
    soup = BeautifulSoup(
        render_page(PageView.of(site, changed(sources, name, at, TEXTS[0]), "fr-fr")).body, "html.parser"
    )
    paragraph = soup.find(string=ADDED).find_parent("p")
    assert paragraph.find_previous_sibling().name == "dl"
    assert paragraph.find_next_sibling("h2").get_text().startswith("Voir aussi")


@pytest.mark.parametrize(
    ("name", "before", "text"),
    [
        # A second declaration, which the signature is not made from.
        ("iclrtask-abort-method", '## <a name="return-value">', "```vb\nDeclare Function Abort () As Integer\n```\n\n"),
        ("iclrtask-abort-method", '## <a name="return-value">', "Or:\n\n```cpp\nHRESULT Abort (Declare);\n```\n\n"),
        ("ihosttask-join-method", '## <a name="return-value">', "- One:\n\n  ```cpp\n  Declare (1);\n  ```\n\n"),
    ],
)
def test_all_code_of_a_section_is_shown(sources: Path, tmp_path: Path, name: str, before: str, text: str) -> None:
    for path in sources.glob(f"*/{FOLDER}/{name}.md"):
        target = tmp_path / "src" / path.relative_to(sources)
        target.parent.mkdir(parents=True)
        written = path.read_text("utf-8")
        assert before in written
        target.write_text(written.replace(before, text + before, 1), "utf-8")
    site = site_of(tmp_path / "src", tmp_path / "cache")
    (page,) = (site.given.pages[key] for key in site.keys)
    for locale in site.given.model.locales:
        soup = BeautifulSoup(render_page(PageView.of(site, page, locale)).body, "html.parser")
        codes = [one.get_text() for one in soup.select("pre")]
        assert sum("Declare" in one for one in codes) == 1, locale
        # The declaration that the signature is made from is not shown twice.
        assert sum(squeezed(one).startswith("HRESULT") and "Declare" not in one for one in codes) == 1, locale


def test_what_follows_a_parameter_stands_in_its_row(site: Site, sources: Path) -> None:
    name = "ihosttask-join-method"
    french = (sources / "fr-fr" / FOLDER / f"{name}.md").read_text("utf-8")
    at = french.index("`option`")
    soup = BeautifulSoup(
        render_page(PageView.of(site, changed(sources, name, at, TEXTS[0]), "fr-fr")).body, "html.parser"
    )
    assert soup.find(string=ADDED).find_parent("tr").find("code", id="parameter-milliseconds")
