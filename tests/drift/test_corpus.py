"""The real pages: what is known of them must be found, and nothing that is known to be noise."""

import pytest

from refgen.align import align_page
from refgen.corpus import read_pages, scan_tree
from refgen.drift.corpus import check_corpus
from refgen.drift.corpus_view import extract_of
from refgen.drift.run import check_page

STALE = {"icordebugheapsegmentenum-interface.md": 2, "icordebugheapsegmentenum-next-method.md": 3}
AREA = "docs/framework/unmanaged-api/debugging/icordebugheap"


@pytest.mark.corpus
def test_five_segments_are_stale_and_nothing_else(shared):
    tree = scan_tree(shared / "corpus", ["it-it", "zh-cn"])
    counts = {}
    for key, files in tree.pages.items():
        if key.startswith(AREA):
            for one in check_page(align_page(key, read_pages(tree.root, files)[0])):
                if one.check.startswith("stale"):
                    name = key.rpartition("/")[2]
                    counts[name] = counts.get(name, 0) + 1
    assert counts == STALE


@pytest.mark.corpus
def test_the_seeds(shared):
    tree = scan_tree(shared / "seeds")
    pages = [align_page(key, read_pages(tree.root, files)[0]) for key, files in tree.pages.items()]
    found = [one for page in pages for one in check_page(page)] + list(
        check_corpus([extract_of(page) for page in pages])
    )
    said = {(one.check, one.locale) for one in found}
    assert {("garbled", "zh-cn"), ("file-name", "it-it"), ("revision", "it-it")} <= said
