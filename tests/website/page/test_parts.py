"""Parts of a page: what a signature leads to, and what a table needs to be read by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from refgen.website.page.make import render_page
from refgen.website.site.view import PageView
from tests.website.page.test_whole_text import site_of

PAGES = {
    "lid-structure": "# LID Structure\n\n## Syntax\n\n```cpp\ntypedef struct {\n  LONG size;\n} LID;\n```\n",
    "openbox-function": "# OpenBox Function\n\n## Syntax\n\n```cpp\nHRESULT OpenBox ();\n```\n",
    "ibox-interface": "# IBox Interface\n\n## Methods\n\n|Method|Description|\n|---|---|\n|[OpenBox Method](ibox-openbox-method.md)|Opens.|\n",
    "ibox-openbox-method": (
        "# IBox::OpenBox Method\n\n## Syntax\n\n```cpp\nHRESULT OpenBox (\n  [in] LID lid\n);\n```\n\n"
        "## Remarks\n\n|Symbol|Value|\n|---|---|\n|BOX_LANGUAGE_VENDOR_OF_A_LONG_NAME|1|\n"
    ),
}

Rendered = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    root: Path = tmp_path_factory.mktemp("parts")
    folder = root / "sources/en-us/docs"
    folder.mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    site = site_of(root / "sources", root / "cache")

    def render(name: str) -> BeautifulSoup:
        (key,) = (key for key in site.keys if Path(key).stem == name)
        return BeautifulSoup(render_page(PageView.of(site, site.given.pages[key], "en-us")).body, "html.parser")

    return render


def test_a_method_does_not_lead_to_the_function_of_its_name(rendered: Rendered) -> None:
    links = rendered("ibox-openbox-method").select(".rg-signature a")
    assert [one.get_text() for one in links] == ["LID", "lid"]
    assert links[0]["href"] == "lid-structure.html"


def test_a_table_can_be_moved_by_keyboard(rendered: Rendered) -> None:
    (table,) = rendered("ibox-openbox-method").select(".rg-table:has(td:-soup-contains('BOX_LANGUAGE'))")
    assert table.get("tabindex") == "0"
