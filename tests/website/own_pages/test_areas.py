"""What areas are called: as the contents say, also those of which no page is here."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from refgen.corpus import TocNode
from refgen.website.own_pages.areas import area_titles
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.render import prepare
from tests.website.conftest import FOLDER

TOP = FOLDER.rpartition("/")[0]
HOSTING = TocNode("Hébergement", f"{FOLDER}/index.md")
ALONE = (TocNode("Constantes", f"{TOP}/constants.md"), TocNode("Attribut", f"{TOP}/attribute.md"))
FUSION = TocNode("Assemblages", None, (TocNode("A", f"{TOP}/fusion/a.md"), TocNode("B", f"{TOP}/fusion/b.md")))


@pytest.fixture
def rows(site_given, options, shells):
    """The names of the rows of the heat map, by contents and the files that have a finding."""

    def rows(roots, *files):
        found = tuple(replace(site_given.findings[0], path=path, fingerprint=path) for path in files)
        given = replace(site_given, tocs={"fr-fr": roots}, findings=found)
        body = dashboard(prepare(given, options, shells).site, "fr-fr").body
        return [one.get_text() for one in BeautifulSoup(body, "html.parser").select(".rg-heat tbody th")]

    return rows


CASES = {
    "an area without pages": ((FUSION, HOSTING), ["fusion/toc.yml"], ["Assemblages"]),
    "the folder above all": ((FUSION, *ALONE, HOSTING), ["toc.yml"], ["Référence"]),
    "one that the contents do not know": ((HOSTING,), ["tlbexp/toc.yml"], ["tlbexp"]),
    "one that is called as another is": (
        (replace(FUSION, name="Hébergement"), HOSTING),
        ["fusion/toc.yml", "hosting/toc.yml"],
        ["fusion", "Hébergement"],
    ),
    "addresses on a host": (
        (TocNode("Ailleurs", "https://example.org/fusion/a"), HOSTING),
        ["fusion/a.md"],
        ["fusion"],
    ),
}


@pytest.mark.parametrize(("entries", "files", "named"), CASES.values(), ids=CASES)
def test_a_row_has_a_name_that_readers_know(rows, entries, files, named):
    root = TocNode("Référence", None, entries)
    assert rows((root,), *(f"{TOP}/{one}" for one in files)) == named


def test_the_folder_of_the_first_page_is_called_as_the_contents_are(site_given, options, shells):
    index = f"{TOP}/index.md"
    assert index in site_given.pages
    site = prepare(
        replace(site_given, tocs={"fr-fr": (TocNode("Référence", index, (HOSTING,)),)}), options, shells
    ).site
    assert area_titles(site, "fr-fr")[TOP.rpartition("/")[2]] == "Référence"
