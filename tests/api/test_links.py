"""Which page of a flat folder a link of the tree means that it was taken from."""

import pytest

from refgen.api.links import LinkedPages, PagesByKey, slugs_of
from refgen.api.model import Kind

APIS = (
    ("itask-start.md", "ITask.Start", Kind.METHOD),
    ("cor-heapobject.md", "COR_HEAPOBJECT", Kind.STRUCTURE),
    ("7b3d-x.md", "hosting-interfaces", Kind.ARTICLE),
)
PAGES = LinkedPages(PagesByKey([page for page, _, _ in APIS], slugs_of(APIS)))


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("../hosting/itask-start-method.md#x", "itask-start.md"),
        ("ITask-Start-method", "itask-start.md"),
        ("itask-start.md", "itask-start.md"),
        ("cor-heapobject-structure.md", "cor-heapobject.md"),
        ("itask-start-function.md", ""),
        ("https://example.org/itask-start-method.md", ""),
        ("//example.org/itask-start-method.md", ""),
    ],
)
def test_a_file_name_tells_the_page(target, page):
    assert PAGES.of("itask-stop.md", target) == page
