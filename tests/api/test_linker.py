"""What links can ask for is known without what there is: they find the same among that alone as among all."""

from dataclasses import replace

import pytest

from refgen.api.linker import Asking, Linker, known_of, target_of
from refgen.api.model import NOTHING, Api, Kind, Reference
from refgen.text import Diagnostic
from tests.stub.sample import api

TREE = (
    "docs/hosting/ithing.md",
    "docs/hosting/ithing-read-method.md",
    "docs/hosting/index.md",
    "docs/other/Some Page.md",
    "docs/other/notes.txt",
)
FLAT = ("ithing.md", "ithing-read.txt", "a~b.md")
LINKS = (
    "ithing-read-method.md#x",
    "ITHING.MD",
    "ithing",
    "../hosting/",
    "../hosting",
    "../other/Some%20Page.md",
    "../other/notes.txt?view=a",
    "/docs/hosting/ithing.md",
    "/fr-fr/docs/hosting/ithing",
    "/docs/hosting/ITHING.md",
    "~/docs/other/notes.md",
    "https://example.org/ithing.md",
    "../../../outside.md",
    "#here",
    "ithing-read",
    "elsewhere/ithing-method",
    "elsewhere/IThing0-Read-Method.md",
    "",
)


def _page(number: int, page: str) -> Api:
    return replace(api(f"IThing{number}.Read"), page=page)


def _linked(one: Api, pages: tuple[Api, ...], *, only_asked: bool) -> tuple[Api, list[Diagnostic]]:
    known = known_of([*map(target_of, pages)])
    targets = [""] * len(one.members)
    if only_asked:
        asking = Asking()
        asking.link(one, targets)
        known = {name: found for name, found in known.items() if name in asking.asked}
    problems: list[Diagnostic] = []
    return Linker(known).link(one, one.page, targets, problems), problems


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("tree", [TREE, FLAT])
def test_a_link_leads_to_the_same_among_what_it_asks_for(link: str, tree: tuple[str, ...]) -> None:
    pages = tuple(_page(number, page) for number, page in enumerate(tree))
    referring = replace(pages[0], see_also=(Reference(NOTHING, link, None),))
    assert _linked(referring, pages, only_asked=True) == _linked(referring, pages, only_asked=False)


def test_a_member_that_has_a_page_of_its_own_is_asked_for() -> None:
    interface = api("IThing", Kind.INTERFACE, members=(("Read", 1), ("Write", 2)))
    linked, _ = _linked(interface, (interface, api("IThing.Read")), only_asked=True)
    assert [one.api for one in linked.members] == ["IThing.Read", None]
