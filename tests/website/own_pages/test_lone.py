"""Methods of an interface without a page, pages without contents, and pages whose name is only that of their file."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from refgen.api.model import Kind
from refgen.publish import publish
from refgen.settings import Settings
from refgen.website.own_pages import api_index
from refgen.website.site.lone import lone_methods

METHOD = """---
title: "{owner}::{name} Method"
api_name: {owner}.{name}
topic_type: apiref
ms.contentlocale: {locale}
---
# {owner}::{name} Method
{name}s the task.

## Syntax

```
HRESULT {name} ();
```
"""
OTHER = """---
title: "{title}"
ms.contentlocale: {locale}
---
# {title}
Tells what there is.
"""


def site(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    publish(Settings(root / "sources", root / "build", jobs=1, cache=None))
    return root / "build/site"


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = (("ITask", "Stop"), ("ITask", "Start"), ("IAlarm", "Ring"))
    files = {
        f"{place}.{locale}.md": METHOD.format(owner=owner, name=name, locale=locale)
        for place, (owner, name) in enumerate(names)
        for locale in ("en-us", "fr-fr")
    }
    return site(tmp_path_factory.mktemp("flat"), files)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "docs/itask-stop-method.md": METHOD.format(owner="ITask", name="Stop", locale="{locale}"),
        "docs/ibox-open-method.md": METHOD.format(owner="IBox", name="Open", locale="{locale}"),
        "docs/ibox-interface.md": OTHER.format(title="IBox Interface", locale="{locale}"),
        "docs/task-constants.md": OTHER.format(title="What 4 tasks know: Constants", locale="{locale}"),
        "docs/about-tasks.md": OTHER.format(title="About tasks", locale="{locale}"),
    }
    return site(
        tmp_path_factory.mktemp("tree"),
        {
            f"{locale}/{name}": text.replace("{locale}", locale).replace(
                "About", "About" if locale == "en-us" else "De"
            )
            for locale in ("en-us", "fr-fr")
            for name, text in files.items()
        },
    )


def index(root: Path, locale: str = "en-us") -> BeautifulSoup:
    return BeautifulSoup((root / locale / "site/apis.html").read_text("utf-8"), "html.parser")


def contents(root: Path, locale: str = "en-us") -> list[object]:
    """With the parts in their places."""
    folder = root / "contents" / locale

    def whole(entry: list[object]) -> list[object]:
        if len(entry) < 3:
            return entry
        below = json.loads((folder / f"{entry[2]}.json").read_bytes()) if isinstance(entry[2], str) else entry[2]
        return [*entry[:2], [whole(one) for one in below]]

    return [whole(one) for one in json.loads((folder / "index.json").read_bytes())]


def test_methods_stand_below_the_name_of_an_interface_without_a_page(flat: Path) -> None:
    assert "3 APIs" in index(flat).get_text()
    items = index(flat).select("h2#interface ~ .rg-index > li")
    assert [next(one.stripped_strings) for one in items] == ["IAlarm", "ITask"]
    links = {one["href"]: one.get_text() for one in items[1].select("ul a")}
    assert links == {"../itask-start.html": "Start", "../itask-stop.html": "Stop"}
    told = (flat / "llms.txt").read_text("utf-8").partition("## APIs\n")[2].partition("## ")[0]
    assert "- [IAlarm.Ring](api/ialarm-ring.json): Rings the task." in told
    assert told.count("- [") == 3


def test_pages_of_a_flat_folder_are_listed_where_there_are_no_contents(flat: Path) -> None:
    start, stop = ["Start", "itask-start"], ["Stop", "itask-stop"]
    (root,) = contents(flat)
    assert root == ["Reference", None, [["IAlarm", None, [["Ring", "ialarm-ring"]]], ["ITask", None, [start, stop]]]]


def test_a_page_shows_the_methods_beside_it_where_there_are_no_contents(flat: Path) -> None:
    page = BeautifulSoup((flat / "en-us/itask-start.html").read_text("utf-8"), "html.parser")
    assert [one.get_text() for one in page.select("[data-near] [aria-current=page]")] == ["Start"]
    assert page.select_one('[data-near] a[href="itask-stop.html"]')


def test_only_methods_of_an_interface_without_a_page_are_listed_by_themselves(tree: Path) -> None:
    text = index(tree).get_text(" ")
    assert "Stop" in text
    assert "Open" not in text
    told = (tree / "llms.txt").read_text("utf-8").partition("## APIs\n")[2]
    assert "[ITask.Stop]" in told
    assert "Open" not in told


def test_what_has_no_name_is_listed_by_its_title(tree: Path) -> None:
    assert "What 4 tasks know: Constants" in index(tree).get_text()
    told = (tree / "llms.txt").read_text("utf-8")
    assert "- [What 4 tasks know: Constants](api/docs/task-constants.json)" in told
    assert "task-constants]" not in told
    names = {locale: [one[0] for one in contents(tree, locale)[0][2]] for locale in ("en-us", "fr-fr")}
    assert names["en-us"] == ["About tasks", "IBox", "ITask", "What 4 tasks know: Constants"]
    assert names["fr-fr"] == ["De tasks", "IBox", "ITask", "What 4 tasks know: Constants"]


def test_the_page_for_language_models_says_where_methods_are_and_what_may_be_left_out(tree: Path) -> None:
    lead, *sections = (tree / "llms.txt").read_text("utf-8").split("\n## ")
    assert "Methods are named on the page of their interface" in lead
    assert [one.partition("\n")[0] for one in sections] == ["Languages", "Data", "APIs", "Optional"]
    assert "(search/names.json): every API, methods too" in sections[1]
    assert "drift" not in sections[1]
    assert sections[3].count("](drift.") == 4


def test_of_an_area_the_index_lists_the_methods_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_index, "_MOST", 1)
    files = {
        "en-us/docs/tasks/itask-stop-method.md": METHOD.format(owner="ITask", name="Stop", locale="en-us"),
        "en-us/docs/tasks/halt-method.md": METHOD.replace("{owner}::", "")
        .replace("{owner}.", "")
        .format(name="Halt", locale="en-us"),
        "en-us/docs/alarms/ialarm-ring-method.md": METHOD.format(owner="IAlarm", name="Ring", locale="en-us"),
    }
    root = site(tmp_path, files)
    tasks, alarms = (
        BeautifulSoup((root / f"en-us/site/apis-{area}.html").read_text("utf-8"), "html.parser")
        for area in ("tasks", "alarms")
    )
    listed = [[one.get_text(" ", strip=True) for one in page.select(".rg-index > li")] for page in (tasks, alarms)]
    assert listed == [["ITask Stop", "Halt"], ["IAlarm Ring"]]


@pytest.mark.parametrize(
    ("kind", "page", "lone"),
    [
        (Kind.INTERFACE, "docs/stop", []),
        # An article that is called so lists no methods, and what is not in the site cannot be listed.
        (Kind.ARTICLE, "docs/stop", ["ITask"]),
        (None, "docs/stop", ["ITask"]),
        (None, "docs/gone", []),
    ],
)
def test_what_an_article_is_called_leads_to_no_methods(kind: Kind | None, page: str, lone: list[str]) -> None:
    stop = SimpleNamespace(id="ITask.Stop", kind=Kind.METHOD, parent="ITask", page=page)
    owner = [SimpleNamespace(id="ITask", kind=kind, parent=None, page="docs/task")] if kind else []
    apis = [*owner, stop]
    columns = (("ids", "id"), ("kinds", "kind"), ("parents", "parent"), ("pages", "page"))
    catalog = SimpleNamespace(**{column: [getattr(one, name) for one in apis] for column, name in columns})
    given = SimpleNamespace(model=SimpleNamespace(apis=apis))
    made: Any = SimpleNamespace(catalog=catalog, given=given, keys={"docs/stop", "docs/task"})
    assert [*lone_methods(made, {Kind.INTERFACE})] == lone
