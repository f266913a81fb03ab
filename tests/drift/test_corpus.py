"""The real pages: what is known of them must be found, and nothing that is known to be noise."""

import re

import pytest

from refgen.align import align_page
from refgen.corpus import read_pages, scan_tree
from refgen.drift.corpus import check_corpus
from refgen.drift.corpus_view import extract_of
from refgen.drift.run import check_page

FOLDER = "docs/framework/unmanaged-api/debugging"
STALE = {
    f"{FOLDER}/icordebugheapsegmentenum-interface.md": 2,
    f"{FOLDER}/icordebugheapsegmentenum-next-method.md": 3,
}
ENGLISH = re.compile(rb'data-stu-id="[^"]*">(.*?)</span>', re.DOTALL)


@pytest.mark.corpus
def test_five_segments_are_stale_and_no_cosmetic_page_is(shared):
    """Of all pages, those whose English is not the same to the byte; the others cannot be stale."""
    tree = scan_tree(shared / "corpus", ["it-it", "zh-cn"])
    counts, edited = {}, 0
    for key, files in tree.pages.items():
        if len({tuple(ENGLISH.findall((tree.root / path).read_bytes())) for path in files.values()}) < 2:
            continue
        edited += 1
        found = check_page(align_page(key, read_pages(tree.root, files)[0]))
        if stale := sum(one.check.startswith("stale") for one in found):
            counts[key] = stale
    assert edited > 80
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
